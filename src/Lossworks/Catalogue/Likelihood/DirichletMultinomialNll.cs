using System.Numerics;
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
        References = ["Mosimann (1962), doi:10.1093/biomet/49.1-2.65"],
        Notes = "A row without counts has loss 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new() { NonNegative = true };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double all = Totals.Of(scores).Sum, n = target.Total;
        double common = StableMath.DigammaStep(all, n), commonBend = StableMath.TrigammaStep(all, n);
        CompensatedSum value = default;
        value.Add(LogWays(all, n));
        for (int k = 0; k < scores.Length; k++)
        {
            double a = double.CreateTruncating(scores[k]), y = target[k];
            value.Add(-LogWays(a, y));
            if (!gradient.IsEmpty)
                gradient[k] = S.CreateTruncating(common - StableMath.DigammaStep(a, y));
            if (!hessian.IsEmpty)
                hessian[k] = S.CreateTruncating(StableMath.TrigammaStep(a, y) - commonBend);
        }

        // No probability is above 1, whatever rounding says.
        return Math.Max(0, value.Total);
    }

    /// <summary>B(a, y): a product for small counts; beyond them the two parts that grow alike are taken together.</summary>
    private static double LogWays(double a, double y)
    {
        if (y > ProductTo)
            return a < y ? StableMath.LogGammaStep(y + 1, a - 1) - StableMath.LogGamma(a) : StableMath.LogGammaStep(a, y) - StableMath.LogGamma(y + 1);
        double product = 1, logs = 0;
        for (int i = 0; i < y; i++)
        {
            double factor = (a + i) / (i + 1);
            (product, logs) = product * factor is > 1e-290 and < 1e290 ? (product * factor, logs) : (factor, logs + Math.Log(product));
        }

        return Math.Log(product) + logs;
    }
}
