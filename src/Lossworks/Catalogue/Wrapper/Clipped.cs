using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Any loss, cut off at a limit, so that rows beyond it stop pulling.</summary>
/// <remarks>
///   min(base, limit); gradient and Hessian 0 where base >= limit
///   Huber (1981), doi:10.1002/0471725250
/// </remarks>
public readonly record struct Clipped : IOuterLoss
{
    /// <summary>base: any loss of single numbers or rows; limit: in units of the base loss, > 0.</summary>
    public Clipped(Loss @base, double limit) => (Base, Limit) = (@base, Interval.Positive.Require(limit));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("clipped")
    {
        Summary = "Any loss, cut off at a limit, so that rows beyond it stop pulling.",
        Formula = "min(base, limit)",
        Family = LossFamily.Wrapper,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Base("base", "squared-error", "the loss that is cut off"),
            ParameterCard.Required("limit", 4, Interval.Positive, "the largest value of one loss, in units of the base"),
        ],
        UseWhen = "Some targets are plainly wrong and should not count at all, whatever the loss.",
        AvoidWhen = "You start far from the answer: where every row is beyond the limit there is no gradient. Start with the base itself.",
        Cost = "One pass of the base, and one more over its losses and derivatives.",
        References = ["Huber (1981), Robust statistics, doi:10.1002/0471725250"],
    };

    /// <summary>The loss that is cut off.</summary>
    public Loss Base { get; }

    /// <summary>The largest value of one loss.</summary>
    public double Limit { get; }

    /// <inheritdoc/>
    public LossClaims Claims => WrapperClaims.Bent(Base.Claims) with { Bounded = Limit, Lipschitz = Base.Claims.Lipschitz, Differentiable = false };

    /// <inheritdoc/>
    public T Of<T>(T loss, int label)
        where T : struct, IReal<T>
        => T.IfLess(loss, Limit, loss, T.Const(Limit));
}
