using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The hinge that stops growing: rows beyond the truncation cost the same however wrong, and pull no more.</summary>
/// <remarks>
///   min(1 - truncation, max(0, 1 - m))
///   Collobert, Sinz, Weston and Bottou (2006), doi:10.1145/1143844.1143870
/// </remarks>
public readonly record struct Ramp : IMarginLoss
{
    private static readonly Interval TruncationRange = new(double.NegativeInfinity, 1, true, true);

    /// <summary>truncation = -1.</summary>
    public Ramp()
        : this(-1)
    {
    }

    /// <summary>truncation: the margin below which nothing changes, truncation &lt; 1.</summary>
    public Ramp(double truncation) => Truncation = TruncationRange.Require(truncation);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("ramp")
    {
        Aliases = ["truncated-hinge"],
        Summary = "The hinge that stops growing: rows beyond the truncation cost the same however wrong, and pull no more.",
        Formula = "min(1 - truncation, max(0, 1 - m))",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        Parameters = [ParameterCard.Number("truncation", new Ramp().Truncation, TruncationRange, "the margin below which nothing changes")],
        UseWhen = "Some labels are wrong and should not shape the border.",
        AvoidWhen = "You start from nothing: rows beyond the truncation have no gradient.",
        References = ["Collobert, Sinz, Weston and Bottou (2006), doi:10.1145/1143844.1143870"],
    };

    /// <summary>The margin below which nothing changes.</summary>
    public double Truncation { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 1,
        NonNegative = true,
        Bounded = 1 - Truncation,
        ClassificationCalibrated = true,
        Elicits = Functional.ClassDecision,
        Kinks = [Truncation, 1],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.IfAtMost(m, Truncation, T.Const(1 - Truncation), new Hinge().Of(m));
}
