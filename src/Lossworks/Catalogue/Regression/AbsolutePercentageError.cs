using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The size of the error as a share of the target: 10 off at 100 counts as much as 1 off at 10.</summary>
/// <remarks>
///   |f - y|/max(|y|, epsilon), times 100 if percent
///   Makridakis (1993), doi:10.1016/0169-2070(93)90079-3; de Myttenaere, Golden, Le Grand and Rossi (2016), doi:10.1016/j.neucom.2015.12.114
/// </remarks>
public readonly record struct AbsolutePercentageError : IPointwiseLoss
{
    /// <summary>epsilon = 1e-7, percent = false.</summary>
    public AbsolutePercentageError()
        : this(1e-7, false)
    {
    }

    /// <summary>epsilon: the least size of a target that is divided by, in target units. Range: &gt; 0; percent: whether the result is in percent.</summary>
    public AbsolutePercentageError(double epsilon, bool percent)
    {
        Epsilon = Interval.Positive.Require(epsilon);
        Percent = percent;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("absolute-percentage-error")
    {
        Aliases = ["mape"],
        Summary = "The size of the error as a share of the target: 10 off at 100 counts as much as 1 off at 10.",
        Formula = "|f - y|/max(|y|, epsilon), times 100 if percent",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "epsilon", new AbsolutePercentageError().Epsilon, Interval.Positive, "the least size of a target that is divided by, in target units"),
            ParameterCard.Flag("percent", new AbsolutePercentageError().Percent, "whether the result is in percent"),
        ],
        UseWhen = "Relative errors are what counts or what is reported, and targets stay away from 0.",
        AvoidWhen = "Targets come near 0, or you want the median: the best constant is the median weighted by 1/|y|, which lies low.",
        Elsewhere =
        [
            Counterpart.Keras("MeanAbsolutePercentageError", "times 100, as with percent = true here"),
            Counterpart.LightGbm("mape", "divides by max(1, |y|), as with epsilon = 1 here; Hessian 1; leaves are refitted to a weighted median"),
            Counterpart.CatBoost("MAPE", "divides by max(1, |y|), as with epsilon = 1 here"),
            Counterpart.ScikitLearn("mean_absolute_percentage_error", "a metric; epsilon = 2.2e-16"),
        ],
        References =
        [
            "Makridakis (1993), doi:10.1016/0169-2070(93)90079-3",
            "de Myttenaere, Golden, Le Grand and Rossi (2016), doi:10.1016/j.neucom.2015.12.114",
        ],
        Notes = "Gradient 0 where prediction and target are equal.",
    };

    /// <summary>The least size of a target that is divided by, in target units.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the result is in percent.</summary>
    public bool Percent { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = (Percent ? 100 : 1) / Epsilon,
        NonNegative = true,
        ZeroAtPerfect = true,
        Differentiable = false,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        C size = C.Abs(y);
        T difference = (Percent ? 100.0 : 1.0) * T.Abs(f - y);
        return T.IfAtMost(size, Epsilon, difference / Epsilon, difference / size);
    }
}
