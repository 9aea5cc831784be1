using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The hinge with its corner rounded: smooth, and still nothing to pay beyond the margin.</summary>
/// <remarks>
///   0 if m &gt;= 1; (1 - m)^2/(2 smoothing) if m &gt;= 1 - smoothing; else 1 - m - smoothing/2
///   Shalev-Shwartz and Zhang (2013), arXiv:1209.1873
/// </remarks>
public readonly record struct SmoothedHinge : IMarginLoss
{
    /// <summary>smoothing = 1.</summary>
    public SmoothedHinge()
        : this(1)
    {
    }

    /// <summary>smoothing: the width of the rounded corner, in margins, smoothing &gt; 0.</summary>
    public SmoothedHinge(double smoothing) => Smoothing = Interval.Positive.Require(smoothing);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("smoothed-hinge")
    {
        Summary = "The hinge with its corner rounded: smooth, and still nothing to pay beyond the margin.",
        Formula = "0 if m >= 1; (1 - m)^2/(2 smoothing) if m >= 1 - smoothing; else 1 - m - smoothing/2",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        Parameters = [ParameterCard.Number("smoothing", new SmoothedHinge().Smoothing, Interval.Positive, "the width of the rounded corner, in margins")],
        UseWhen = "You want the support vector machine's decision and an optimizer that needs smooth gradients.",
        AvoidWhen = "You want probabilities: scores have no scale.",
        Elsewhere =
        [
            Counterpart.LossFunctions("SmoothedL1HingeLoss", "gamma, our smoothing, must be given"),
            Counterpart.MlNet("SmoothedHingeLoss", "labels above 0 count as +1"),
        ],
        References = ["Shalev-Shwartz and Zhang (2013), arXiv:1209.1873"],
    };

    /// <summary>The width of the rounded corner, in margins.</summary>
    public double Smoothing { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Smooth = 1 / Smoothing,
        NonNegative = true,
        ClassificationCalibrated = true,
        Jumps = [1 - Smoothing, 1],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
    {
        T missing = 1 - m;
        T near = T.Square(missing) / (2 * Smoothing), far = missing - (0.5 * Smoothing);
        return T.IfLess(m, 1 - Smoothing, far, T.IfAtMost(missing, 0, T.Const(0), near));
    }
}
