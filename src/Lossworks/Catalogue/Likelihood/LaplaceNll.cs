using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a Laplace distribution whose location and scale are predicted: absolute error with a spread.</summary>
/// <remarks>
///   log(2b) + |r|/b, r = location - target
///   Kotz, Kozubowski and Podgorski (2001), doi:10.1007/978-1-4612-0173-1
/// </remarks>
public readonly record struct LaplaceNll : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("laplace-nll")
    {
        Summary = "Negative log-likelihood of a Laplace distribution whose location and scale are predicted: absolute error with a spread.",
        Formula = "log(2b) + |r|/b, r = location - target",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("location", Interval.Real), new Output("scale", Interval.Positive)],
        UseWhen = "You want a median and its uncertainty, and outliers are frequent.",
        AvoidWhen = "The noise is near normal: gaussian-nll needs fewer rows.",
        Elsewhere = [Counterpart.PyTorch("distributions.Laplace", "minus log_prob")],
        References = ["Kotz, Kozubowski and Podgorski (2001), doi:10.1007/978-1-4612-0173-1"],
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Elicits = Functional.MedianAndMeanDeviation, Differentiable = false };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T b = outputs[1];
        // 2b is exact, but may overflow; the sum of logarithms cancels near 1/2.
        return T.IfAtMost(b, 1, T.Log(2 * b), T.Log(b) + StableMath.Ln2) + (T.Abs(outputs[0] - y) / b);
    }
}
