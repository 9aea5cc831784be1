using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Squared error up to a cutoff, constant beyond: larger errors are left out altogether.</summary>
/// <remarks>
///   min(r^2, cutoff^2)/2; gradient r at |r| = cutoff
///   Hinich and Talwar (1975), A simple method for robust regression, Journal of the American Statistical Association 70
/// </remarks>
public readonly record struct TruncatedSquared : IResidualLoss
{
    /// <summary>cutoff = 2.795.</summary>
    public TruncatedSquared()
        : this(2.795)
    {
    }

    /// <summary>cutoff: from where on errors have no pull, in target units; 2.795 times the noise keeps 95 % of the efficiency. Range: &gt; 0.</summary>
    public TruncatedSquared(double cutoff) => Cutoff = Interval.Positive.Require(cutoff);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("truncated-squared")
    {
        Aliases = ["talwar"],
        Summary = "Squared error up to a cutoff, constant beyond: larger errors are left out altogether.",
        Formula = "min(r^2, cutoff^2)/2; gradient r at |r| = cutoff",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "cutoff", new TruncatedSquared().Cutoff, Interval.Positive,
                "from where on errors have no pull, in target units; 2.795 times the noise keeps 95 % of the efficiency"),
        ],
        UseWhen = "Outliers are plainly wrong and should be left out, not weighed down; a robust start is known.",
        AvoidWhen = "Rows lie near the cutoff: the gradient jumps there, and which rows count flickers.",
        Elsewhere = [Counterpart.Other("statsmodels TrimmedMean", "c = 2")],
        References = ["Hinich and Talwar (1975), A simple method for robust regression, Journal of the American Statistical Association 70"],
    };

    /// <summary>From where on errors have no pull, in target units; 2.795 times the noise keeps 95 % of the efficiency.</summary>
    public double Cutoff { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Cutoff,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = Cutoff * Cutoff / 2,
        Kinks = [-Cutoff, Cutoff],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.IfAtMost(T.Magnitude(r), Cutoff, 0.5 * T.Square(r), T.Const(0.5 * Cutoff * Cutoff));
}
