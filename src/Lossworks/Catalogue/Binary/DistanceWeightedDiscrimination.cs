using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>As the hinge near the border, but rows far on the right side keep a little weight.</summary>
/// <remarks>
///   1 - m if m &lt;= q/(q + 1) else q^q/((q + 1)^(q + 1) m^q), q = power
///   Marron, Todd and Ahn (2007), doi:10.1198/016214507000001120
///   Wang and Zou (2018), doi:10.1111/rssb.12244
/// </remarks>
public readonly record struct DistanceWeightedDiscrimination : IMarginLoss
{
    /// <summary>power = 1.</summary>
    public DistanceWeightedDiscrimination()
        : this(1)
    {
    }

    /// <summary>power: how fast rows on the right side lose weight, power &gt; 0.</summary>
    public DistanceWeightedDiscrimination(double power) => Power = Interval.Positive.Require(power);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("distance-weighted-discrimination")
    {
        Aliases = ["dwd"],
        Summary = "As the hinge near the border, but rows far on the right side keep a little weight.",
        Formula = "1 - m if m <= q/(q + 1) else q^q/((q + 1)^(q + 1) m^q), q = power",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        Parameters =
        [
            ParameterCard.Number("power", new DistanceWeightedDiscrimination().Power, Interval.Positive, "how fast rows on the right side lose weight"),
        ],
        UseWhen = "There are more features than rows, and a support vector machine piles many rows up on its margin.",
        AvoidWhen = "You want probabilities, or few rows that carry the decision.",
        Elsewhere = [Counterpart.LossFunctions("DWDMarginLoss", "q, our power, must be given")],
        References = ["Marron, Todd and Ahn (2007), doi:10.1198/016214507000001120", "Wang and Zou (2018), doi:10.1111/rssb.12244"],
    };

    /// <summary>How fast rows on the right side lose weight.</summary>
    public double Power { get; }

    /// <summary>The largest margin at which the line q/(q + 1) of the formula is not passed; the quotient itself may round beyond it.</summary>
    private double Knot
    {
        get
        {
            double knot = Power / (Power + 1);
            return Math.FusedMultiplyAdd(knot, Power + 1, -Power) > 0 ? Math.BitDecrement(knot) : knot;
        }
    }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Smooth = (Power + 1) * (Power + 1) / Power,
        NonNegative = true,
        ClassificationCalibrated = true,
        Jumps = [Knot],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
    {
        T far = T.Exp(-Power * T.Log(m / (Power / (Power + 1)))) / (Power + 1);
        return T.IfAtMost(m, Knot, 1 - m, far);
    }
}
