using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a mixture of normal distributions: the prediction may have several peaks.</summary>
/// <remarks>
///   -log sum_k softmax(logit)_k N(y; mean_k, exp(log-sigma_k)).  With rho_k the responsibility of component k and u = (y - mean)/sigma the gradient is
///   softmax - rho in the logits, -rho u/sigma in the means, rho (1 - u^2) in the log-sigmas.
///   Bishop (1994), Mixture density networks, NCRG/94/004
/// </remarks>
public readonly record struct MixtureDensityNll : IRowLoss, IHasColumns
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("mixture-density-nll")
    {
        Aliases = ["mdn"],
        Summary = "Negative log-likelihood of a mixture of normal distributions: the prediction may have several peaks.",
        Formula = "-LSE_k(log softmax(logit)_k - log-sigma_k - (y - mean_k)^2 e^(-2 log-sigma_k)/2 - (1/2) log(2 pi))",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("logit, mean or log-sigma", Interval.Real)],
        MinimumColumns = 3,
        UseWhen = "The same input has several plausible answers: inverse problems, demand that jumps, trajectories that fork.",
        AvoidWhen = "One peak will do; or nothing keeps the spreads from 0, since a component that sits on one target then lowers the loss without bound.",
        Cost = "Linear in the number of components: a few exponentials for each, and for the derivatives as many again.",
        Elsewhere =
        [
            Counterpart.PyTorch("distributions.MixtureSameFamily", "minus log_prob, of Categorical and Normal; takes sigmas, not their logarithms"),
        ],
        References = ["Bishop (1994), Mixture density networks, Aston University NCRG/94/004"],
        Notes = "A row is logit_1..logit_K, mean_1..mean_K, log-sigma_1..log-sigma_K. Unbounded below as a sigma goes to 0.",
    };

    /// <inheritdoc/>
    public int ExampleColumns => 6;

    /// <inheritdoc/>
    public LossClaims Claims => new();

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns) =>
        columns % 3 == 0 ? null : $"{columns} predictions per row do not make whole components: give a logit, a mean and a log-sigma for each, 3 K in all.";

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int count = scores.Length / 3;
        using Borrowed<double> room = new(count);
        Span<double> logs = room.Span;
        SoftmaxRow<S> prior = new(scores[..count]);
        for (int k = 0; k < count; k++)
        {
            double u = Standardized(scores, target, k, out _), logSigma = double.CreateTruncating(scores[(2 * count) + k]);
            // A density of 0 keeps a finite logarithm, so that responsibilities stay numbers where all are 0.
            logs[k] = Math.Max(-double.MaxValue, -prior.NegativeLog(k) - logSigma - (0.5 * u * u));
        }

        SoftmaxRow<double> posterior = new(logs);
        double top = logs[posterior.Top];
        for (int k = 0; k < count && !(gradient.IsEmpty && hessian.IsEmpty); k++)
            Derive(k, Component.Of(scores, target, prior, posterior, k), gradient, hessian);
        return top == -double.MaxValue ? double.PositiveInfinity : StableMath.HalfLogTwoPi - top - posterior.LogOfSum;
    }

    /// <summary>The three numbers of a component.</summary>
    private static void Derive<S>(int k, in Component part, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double rho = part.Share, rest = part.Rest, u = part.U, square = u * u, towards = (part.Prior * rest) - (rho * part.PriorRest);
        // A component without responsibility adds nothing, however far away it is.
        double scaled = rho == 0 ? 0 : rho * part.Inverse, excess = rest == 0 ? 0 : rest * square;
        if (!gradient.IsEmpty)
        {
            int count = gradient.Length / 3;
            gradient[k] = S.CreateTruncating(towards);
            gradient[count + k] = S.CreateTruncating(rho == 0 ? 0 : -scaled * u);
            gradient[(2 * count) + k] = S.CreateTruncating(rho == 0 ? 0 : rho * (1 - u) * (1 + u));
        }

        if (!hessian.IsEmpty)
        {
            int count = hessian.Length / 3;
            double bend = rest == 0 ? 0 : rest * (square - 1) * (square - 1);
            hessian[k] = S.CreateTruncating(towards * (part.PriorRest - rho));
            hessian[count + k] = S.CreateTruncating(rho == 0 ? 0 : scaled * part.Inverse * (1 - excess));
            hessian[(2 * count) + k] = S.CreateTruncating(rho == 0 ? 0 : rho * ((2 * square) - bend));
        }
    }

    /// <summary>(y - mean)/sigma and 1/sigma.</summary>
    private static double Standardized<S>(ReadOnlySpan<S> scores, RowTarget<S> target, int k, out double inverse)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int count = scores.Length / 3;
        double r = target[0] - double.CreateTruncating(scores[count + k]);
        inverse = StableMath.Exp(-double.CreateTruncating(scores[(2 * count) + k]));
        return r == 0 ? 0 : r * inverse;
    }

    /// <summary>What the derivatives of one component are made of: its share before and after the target is seen, with complements.</summary>
    private readonly record struct Component
    {
        internal static Component Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, in SoftmaxRow<S> prior, in SoftmaxRow<double> posterior, int k)
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            double u = Standardized(scores, target, k, out double inverse);
            return new()
            {
                Prior = prior.Share(k),
                PriorRest = prior.Complement(k),
                Share = posterior.Share(k),
                Rest = posterior.Complement(k),
                U = u,
                Inverse = inverse,
            };
        }

        internal double Prior { get; private init; }

        internal double PriorRest { get; private init; }

        internal double Share { get; private init; }

        internal double Rest { get; private init; }

        internal double U { get; private init; }

        internal double Inverse { get; private init; }
    }
}
