using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of counts over categories whose shares vary from row to row more than a multinomial allows.</summary>
/// <remarks>
///   B(A, n) - sum_k B(a_k, y_k) with B(a, y) = log(Gamma(y + a)/(Gamma(a) y!)), n = sum y, A = sum a: the multinomial coefficient is included.
///   Mosimann (1962), doi:10.1093/biomet/49.1-2.65
/// </remarks>
public readonly record struct DirichletMultinomialNll : IRowLoss
{
    /// <summary>Up to so many a product is short and exact.</summary>
    private const int ProductTo = 32;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("dirichlet-multinomial-nll")
    {
        Summary = "Negative log-likelihood of counts over categories whose shares vary from row to row more than a multinomial allows.",
        Formula = "-log(n! Gamma(A)/Gamma(n + A)) - sum_k log(Gamma(y_k + a_k)/(Gamma(a_k) y_k!)), n = sum y, A = sum a",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("concentration", Interval.Positive)],
        Target = new Argument("count", Interval.NonNegative) { IsWhole = true, PerRow = TargetCount.LikePredictions },
        MinimumColumns = 2,
        UseWhen = "Targets are counts per category: words, species, clicks; with more spread than chance alone gives.",
        AvoidWhen = "Each row is a single draw: then it is cross-entropy of a/A, and the confidence A cannot be learned.",
        Cost = "A product of one factor per draw up to 32 draws per row, a few logarithms per column beyond; digammas for the gradient come on top.",
        References = ["Mosimann (1962), doi:10.1093/biomet/49.1-2.65"],
        Notes = "A row without counts has loss 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new() { NonNegative = true };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Totals totals = Totals.Of(scores);
        double n = target.Total, common = GammaSteps.Digamma(totals.Sum, n), commonBend = GammaSteps.Trigamma(totals.Sum, n);
        for (int k = 0; k < scores.Length && !(gradient.IsEmpty && hessian.IsEmpty); k++)
        {
            // digamma(A + n) - digamma(A) - (digamma(a + y) - digamma(a)), in the order of its four terms that cancels less.
            double a = double.CreateTruncating(scores[k]), y = target[k], others = totals.Without(a, k), left = others + (n - y);
            bool isMost = others < a;
            if (!gradient.IsEmpty)
            {
                double slope = isMost ? GammaSteps.Digamma(a + y, left) - GammaSteps.Digamma(a, others) : common - GammaSteps.Digamma(a, y);
                gradient[k] = S.CreateTruncating(slope);
            }

            if (hessian.IsEmpty)
                continue;
            double bend = isMost ? GammaSteps.Trigamma(a, others) - GammaSteps.Trigamma(a + y, left) : GammaSteps.Trigamma(a, y) - commonBend;
            hessian[k] = S.CreateTruncating(bend);
        }

        // No probability is above 1, whatever rounding says.
        return Math.Max(0, n > ProductTo ? OfMany(scores, target, totals, n) : OfFew(scores, target, totals, n));
    }

    /// <summary>Products of n factors; where all counts are in one category, which the model may be nearly sure of, their ratio.</summary>
    private static double OfFew<S>(ReadOnlySpan<S> scores, RowTarget<S> target, in Totals totals, double n)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum value = default;
        value.Add(LogWays(totals.Sum, n));
        for (int k = 0; k < scores.Length; k++)
        {
            double a = double.CreateTruncating(scores[k]);
            if (target[k] == n)
                return Sole(a, totals.Without(a, k), n);
            value.Add(-LogWays(a, target[k]));
        }

        return value.Total;
    }

    /// <summary>The sum of log((A + i)/(a + i)), i from 0 to n - 1.</summary>
    private static double Sole(double a, double others, double n)
    {
        double value = 0;
        for (int i = 0; i < n; i++)
            value += StableMath.Log1p(others / (a + i));
        return value;
    }

    /// <summary>log of the product of (a + i)/(i + 1), i from 0 to y - 1.</summary>
    private static double LogWays(double a, double y)
    {
        double product = 1, logs = 0;
        for (int i = 0; i < y; i++)
        {
            double factor = (a + i) / (i + 1);
            (product, logs) = product * factor is > 1e-290 and < 1e290 ? (product * factor, logs) : (factor, logs + Math.Log(product));
        }

        return Math.Log(product) + logs;
    }

    /// <summary>
    /// Stirling's formula taken out of every log Gamma: its linear terms cancel exactly, and what is left are two divergences, of counts and of
    /// concentrations.
    /// </summary>
    private static double OfMany<S>(ReadOnlySpan<S> scores, RowTarget<S> target, in Totals totals, double n)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double all = totals.Sum + n;
        CompensatedSum value = default;
        value.Add(Rest(totals.Sum, n));
        for (int k = 0; k < scores.Length; k++)
        {
            double a = double.CreateTruncating(scores[k]), y = target[k], share = (a + y) / all;
            if (y == n)
                return GammaSteps.LogGamma(a + n, totals.Without(a, k)) - GammaSteps.LogGamma(a, totals.Without(a, k));
            value.Add(a * StableMath.LogRatio(a / totals.Sum, share));
            if (y == 0)
                continue;
            value.Add(y * StableMath.LogRatio(y / n, share));
            value.Add(-Rest(a, y));
        }

        return value.Total;
    }

    /// <summary>log(Gamma(y + a)/(Gamma(a) y!)) less a log((a + y)/a) + y log((a + y)/y).</summary>
    private static double Rest(double a, double y) =>
        (0.5 * (StableMath.LogRatio(a, a + y) - Math.Log(y))) - StableMath.HalfLogTwoPi
        + Stirling.Remainder(a + y) - Stirling.Remainder(a) - Stirling.Remainder(y);
}
