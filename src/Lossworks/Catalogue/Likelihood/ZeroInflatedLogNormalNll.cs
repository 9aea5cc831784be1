using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Whether the target is positive and, if it is, how large: chance, location and spread of a log-normal amount.</summary>
/// <remarks>
///   y = 0: softplus(z); y &gt; 0: softplus(-z) + log-normal-nll(mu, sigma); z = positive-logit
///   Wang, Liu and Miao (2019), arXiv:1912.07753
/// </remarks>
public readonly record struct ZeroInflatedLogNormalNll : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("zero-inflated-log-normal-nll")
    {
        Aliases = ["ziln"],
        Summary = "Whether the target is positive and, if it is, how large: chance, location and spread of a log-normal amount.",
        Formula = "y = 0: softplus(z); y > 0: softplus(-z) + log-normal-nll(mu, sigma); z = positive-logit",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("positive-logit", Interval.Real, Scale.Logit), new Output("mu", Interval.Real), new Output("sigma", Interval.Positive)],
        Target = new Argument("amount", Interval.NonNegative),
        UseWhen = "Most rows are 0 and the rest has a heavy tail: customer lifetime value, claims.",
        AvoidWhen = "The amounts are no more skewed than a gamma: use tweedie-nll.",
        Elsewhere = [Counterpart.Other("google/lifetime_value zero_inflated_lognormal_loss", "sigma is the softplus of the output")],
        References = ["Wang, Liu and Miao (2019), arXiv:1912.07753"],
    };

    /// <inheritdoc/>
    public int OutputCount => 3;

    /// <inheritdoc/>
    public LossClaims Claims => new();

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T z = outputs[0];
        return T.IfAtMost(y, 0, T.Softplus(z), T.Softplus(-z) + default(LogNormalNll).Of(outputs[1..], y));
    }
}
