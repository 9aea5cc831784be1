using Lossworks.Data;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>
/// Tunes a loss and its training on data: every trial is judged by cross-validation, and the whole procedure by outer folds that no trial has seen (Varma and
/// Simon 2006, doi:10.1186/1471-2105-7-91: the score by which a winner was chosen is too good).
/// </summary>
public static class LossTuner
{
    /// <summary>Tunes.</summary>
    /// <param name="request">What, on which data, how, and where the trials are kept. The same request goes on with what is there.</param>
    /// <param name="progress">Receives every trial.</param>
    /// <param name="stop">Stops; trials that have ended are kept, and the best of them is returned.</param>
    /// <exception cref="DataException">The target or the features cannot be used.</exception>
    /// <exception cref="LossException">A loss that does not fit the target, an unknown metric.</exception>
    /// <exception cref="TuningException">The store has another study of that name, or does not answer.</exception>
    public static TuneResult Tune(TuneRequest request, IProgress<TuneProgress>? progress = null, CancellationToken stop = default) =>
        new TuneRun(request, progress, stop).Run();

    /// <summary>Says what is wrong with a request, before anything is begun; the store is not touched.</summary>
    /// <inheritdoc cref="Tune" path="/exception"/>
    public static void Check(TuneRequest request) => _ = new TuneRun(request, null, CancellationToken.None);
}
