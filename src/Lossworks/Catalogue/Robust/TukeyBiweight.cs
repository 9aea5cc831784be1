using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Flat beyond the scale: errors larger than that have no pull at all.</summary>
/// <remarks>
///   (scale^2/6) (1 - (1 - u^2)^3) if |u| &lt;= 1 else scale^2/6, u = r/scale
///   Beaton and Tukey (1974), doi:10.1080/00401706.1974.10489171
/// </remarks>
public readonly record struct TukeyBiweight : IResidualLoss
{
    /// <summary>scale = 4.685.</summary>
    public TukeyBiweight()
        : this(4.685)
    {
    }

    /// <summary>scale: from where on errors have no pull, in target units; 4.685 times the noise keeps 95 % of the efficiency. Range: &gt; 0.</summary>
    public TukeyBiweight(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("tukey-biweight")
    {
        Aliases = ["bisquare"],
        Summary = "Flat beyond the scale: errors larger than that have no pull at all.",
        Formula = "(scale^2/6) (1 - (1 - u^2)^3) if |u| <= 1 else scale^2/6, u = r/scale",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "scale", new TukeyBiweight().Scale, Interval.Positive,
                "from where on errors have no pull, in target units; 4.685 times the noise keeps 95 % of the efficiency"),
        ],
        UseWhen = "Gross outliers are in the data, a robust start is known, and residuals are divided by a robust scale.",
        AvoidWhen = "From a poor start: the flat part gives descent nothing to follow.",
        Elsewhere = [Counterpart.Other("R MASS psi.bisquare"), Counterpart.Other("statsmodels TukeyBiweight")],
        References = ["Beaton and Tukey (1974), doi:10.1080/00401706.1974.10489171"],
        Notes = "The paper gives the weights of reweighted least squares, (1 - u^2)^2; this is the loss to which they belong.",
    };

    /// <summary>From where on errors have no pull, in target units; 4.685 times the noise keeps 95 % of the efficiency.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Scale * 16 / (25 * Math.Sqrt(5)),
        Smooth = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = Scale * Scale / 6,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T u = r / Scale, square = T.Square(u), rest = (1 - u) * (1 + u);

        // Small u: the power expanded, so that 1 - (1 - u^2)^3 does not cancel. Near 1: the power itself, whose derivatives do not.
        T inside = T.IfAtMost(square, 0.5, square * (3 - (square * (3 - square))), 1 - (rest * T.Square(rest)));
        return Scale / 6 * (Scale * T.IfAtMost(T.Magnitude(u), 1, inside, T.Const(1)));
    }
}
