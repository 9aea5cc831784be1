using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of shares that add up to 1: a model of compositions with a confidence of its own.</summary>
/// <remarks>
///   -sum_k (a_k - 1) log y_k + sum_k log Gamma(a_k) - log Gamma(A), A = sum a.
///   Minka (2000), Estimating a Dirichlet distribution
/// </remarks>
public readonly record struct DirichletNll : IRowLoss, IRestrictsRows
{
    private const double SumTolerance = 1e-6;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("dirichlet-nll")
    {
        Summary = "Negative log-likelihood of shares that add up to 1: a model of compositions with a confidence of its own.",
        Formula = "-sum_k (a_k - 1) log y_k + sum_k log Gamma(a_k) - log Gamma(sum a)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("concentration", Interval.Positive)],
        Target = new Argument("share", new Interval(0, 1, LowOpen: true)) { PerRow = TargetCount.LikePredictions },
        MinimumColumns = 2,
        UseWhen = "Targets are compositions: budgets, soils, votes, mixtures; and you want to know how sure the model is of them.",
        AvoidWhen = "Shares may be exactly 0: the likelihood is 0 or infinite there; for counts use dirichlet-multinomial-nll.",
        Cost = "Linear in the number of columns: three logarithms and a series for each, a digamma with the gradient, a trigamma with the Hessian.",
        Elsewhere = [Counterpart.PyTorch("distributions.Dirichlet", "minus log_prob")],
        References = ["Minka (2000), Estimating a Dirichlet distribution, MIT"],
        Notes = "Shares must add up to 1 within 1e-6. Negative where the density is above 1.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, StrictlyConvex = true };

    /// <inheritdoc/>
    public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) => ShareChecks.Complaint(targets, SumTolerance);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Totals totals = Totals.Of(scores);
        // Stirling's formula taken out of every log Gamma: its linear terms cancel exactly, and what is left is the divergence of y from a/A.
        CompensatedSum value = default;
        for (int k = 0; k < scores.Length; k++)
        {
            double a = double.CreateTruncating(scores[k]), y = target[k];
            value.Add(a * StableMath.LogRatio(a / totals.Sum, y));
            value.Add(Math.Log(y) - (0.5 * Math.Log(a)) + Stirling.Remainder(a));
            if (!gradient.IsEmpty)
                gradient[k] = S.CreateTruncating(-Math.Log(y) - GammaSteps.Digamma(a, totals.Without(a, k)));
            if (!hessian.IsEmpty)
                hessian[k] = S.CreateTruncating(GammaSteps.Trigamma(a, totals.Without(a, k)));
        }

        value.Add((0.5 * Math.Log(totals.Sum)) - Stirling.Remainder(totals.Sum) + ((scores.Length - 1) * StableMath.HalfLogTwoPi));
        return value.Total;
    }
}
