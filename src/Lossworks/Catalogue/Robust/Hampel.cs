using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Three parts: quadratic, then linear, then bending down until errors have no pull at all.</summary>
/// <remarks>
///   r^2/2 if x &lt;= a; a x - a^2/2 if x &lt;= b; a b - a^2/2 + (a (c - b)/2)(1 - ((c - x)/(c - b))^2) if x &lt;= c; a (b - a + c)/2 beyond; x = |r|
///   Hampel (1974), doi:10.1080/01621459.1974.10482962; Andrews et al. (1972), Robust Estimates of Location, Princeton University Press
/// </remarks>
public readonly record struct Hampel : IResidualLoss
{
    /// <summary>a = 2, b = 4, c = 8.</summary>
    public Hampel()
        : this(2, 4, 8)
    {
    }

    /// <summary>
    /// a: where quadratic turns linear, in target units. Range: &gt; 0; b: where the pull begins to fall, at least a, in target units. Range: &gt; 0;
    /// c: from where on errors have no pull, above b, in target units. Range: &gt; 0.
    /// </summary>
    public Hampel(double a, double b, double c)
    {
        A = Interval.Positive.Require(a);
        B = new Interval(a, double.PositiveInfinity, false, true).Require(b);
        C = new Interval(b, double.PositiveInfinity, true, true).Require(c);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("hampel")
    {
        Summary = "Three parts: quadratic, then linear, then bending down until errors have no pull at all.",
        Formula = "r^2/2 if x <= a; a x - a^2/2 if x <= b; a b - a^2/2 + (a (c - b)/2)(1 - ((c - x)/(c - b))^2) if x <= c; a (b - a + c)/2 beyond; x = |r|",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("a", new Hampel().A, Interval.Positive, "where quadratic turns linear, in target units"),
            ParameterCard.Number("b", new Hampel().B, Interval.Positive, "where the pull begins to fall, at least a, in target units"),
            ParameterCard.Number("c", new Hampel().C, Interval.Positive, "from where on errors have no pull, above b, in target units"),
        ],
        UseWhen = "Gross outliers are in the data, you can say where doubt begins (a), where trust ends (b, c), and residuals are divided by a robust scale.",
        AvoidWhen = "From a poor start: not convex, and flat beyond c. Three numbers are to be chosen; tukey-biweight has one.",
        Elsewhere = [Counterpart.Other("statsmodels Hampel"), Counterpart.Other("R MASS psi.hampel")],
        References =
        [
            "Hampel (1974), doi:10.1080/01621459.1974.10482962",
            "Andrews et al. (1972), Robust Estimates of Location, Princeton University Press",
        ],
        Notes = "The paper gives the gradient; this is its integral, 0 at residual 0.",
    };

    /// <summary>Where quadratic turns linear, in target units.</summary>
    public double A { get; }

    /// <summary>Where the pull begins to fall, at least a, in target units.</summary>
    public double B { get; }

    /// <summary>From where on errors have no pull, above b, in target units.</summary>
    public double C { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = A,
        Smooth = Math.Max(1, A / (C - B)),
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = A * (B - A + C) / 2,
        Jumps = A == B ? [-C, -A, A, C] : [-C, -B, -A, A, B, C],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Magnitude(r), share = (C - size) / (C - B), step = size - B;
        // Near b, 1 - share^2 would cancel; near c, the derivative of the other form.
        T rise = T.IfAtMost(share, 0.5, (0.5 * (C - B)) * (1 - T.Square(share)), step * (1 - (step / (2 * (C - B)))));
        T descending = A * (rise + (B - (0.5 * A)));
        T beyond = T.IfAtMost(size, C, descending, T.Const(0.5 * A * (B - A + C)));
        return T.IfAtMost(size, A, 0.5 * T.Square(r), T.IfAtMost(size, B, A * (size - (0.5 * A)), beyond));
    }
}
