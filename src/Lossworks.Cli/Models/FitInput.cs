using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>Everything that a fit needs from the data, wherever the rows are.</summary>
internal abstract class FitInput : IDisposable
{
    /// <summary>From columns to features.</summary>
    internal required Encoder Encoder { get; init; }

    /// <summary>What is predicted.</summary>
    internal required TargetInfo Target { get; init; }

    /// <summary>What the user should know.</summary>
    internal required IReadOnlyList<DataWarning> Warnings { get; init; }

    /// <summary>The rows to learn from.</summary>
    internal required TrainingData Data { get; init; }

    /// <summary>How many rows to learn from there are.</summary>
    internal long Rows => Data.Store.Rows;

    /// <summary>How many rows are held out.</summary>
    internal abstract long HeldOutRows { get; }

    /// <summary>How a model does on the rows it was trained on, and on those held out.</summary>
    internal Judgement Judge(SavedModel saved)
    {
        Judgement onTrain = Judgement.Of(saved, Rows, ToJudge(heldOut: false));
        return HeldOutRows == 0 ? onTrain : onTrain.With(Judgement.Of(saved, HeldOutRows, ToJudge(heldOut: true)));
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>The rows trained on, or those held out.</summary>
    protected abstract IEnumerable<JudgedRows> ToJudge(bool heldOut);
}
