using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Exponential on one side and linear on the other: being wrong in one direction is far worse.</summary>
/// <remarks>
///   (2/a^2)(exp(a r) - a r - 1), a = asymmetry, which is r^2 near 0
///   Varian (1975), A Bayesian approach to real estate assessment, North-Holland; Zellner (1986), doi:10.1080/01621459.1986.10478289
/// </remarks>
public readonly record struct Linex : IResidualLoss
{
    /// <summary>asymmetry = 1.</summary>
    public Linex()
        : this(1)
    {
    }

    /// <summary>asymmetry: which side is exponential and how steeply, in 1/target units: above 0 predictions that are too high. Range: not 0.</summary>
    public Linex(double asymmetry) => Asymmetry = Interval.NonZero.Require(asymmetry);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("linex")
    {
        Summary = "Exponential on one side and linear on the other: being wrong in one direction is far worse.",
        Formula = "(2/a^2)(exp(a r) - a r - 1), a = asymmetry, which is r^2 near 0",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "asymmetry", new Linex().Asymmetry, Interval.NonZero,
                "which side is exponential and how steeply, in 1/target units: above 0 predictions that are too high"),
        ],
        UseWhen = "Errors on one side grow out of hand: a dam too low, a dose too high. Positive asymmetry punishes predictions that are too high.",
        AvoidWhen = "Residuals may be large against 1/|asymmetry|: the exponential then overflows, and one row decides everything.",
        References =
        [
            "Varian (1975), A Bayesian approach to real estate assessment, North-Holland",
            "Zellner (1986), doi:10.1080/01621459.1986.10478289",
        ],
        Notes = "Factors vary in the literature; this one is r^2 for a small asymmetry. The best constant is -(1/a) log of the mean of exp(-a y).",
    };

    /// <summary>Which side is exponential and how steeply, in 1/target units: above 0 predictions that are too high.</summary>
    public double Asymmetry { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        NonNegative = true,
        ZeroAtPerfect = true,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Apply(new LinexShape(Asymmetry), r);
}
