using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Logistic loss with two temperatures: one bounds what a far-off row can cost, the other gives the forecast heavy tails near the boundary.</summary>
/// <remarks>
///   sum_k [t_k (log_t1 t_k - log_t1 p_k) - (t_k^(2-t1) - p_k^(2-t1))/(2 - t1)], log_t x = (x^(1-t) - 1)/(1 - t), p the softmax tempered by t2.
///   Gradient p_j^t2 times how far q_j = p_j^(-t1) (p_j - t_j) lies above its mean under the shares p^t2/sum p^t2.
///   Amid, Warmuth, Anil and Koren (2019), arXiv:1906.03361
/// </remarks>
public readonly record struct BiTemperedLogistic : IRowLoss
{
    private static readonly Interval FromOne = new(1, double.PositiveInfinity, false, true);

    /// <summary>temperature-1 = 0.8, temperature-2 = 1.2.</summary>
    public BiTemperedLogistic()
        : this(0.8, 1.2)
    {
    }

    /// <summary>temperature1: below 1 bounds the loss, 0 &lt;= t1 &lt;= 1; temperature2: above 1 gives heavy tails, &gt;= 1. Both 1: cross-entropy.</summary>
    public BiTemperedLogistic(double temperature1, double temperature2)
    {
        Temperature1 = Interval.Unit.Require(temperature1);
        Temperature2 = FromOne.Require(temperature2);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("bi-tempered-logistic")
    {
        Summary = "Logistic loss with two temperatures: one bounds what a far-off row can cost, the other gives the forecast heavy tails near the boundary.",
        Formula = "sum_k [t_k (log_t1 t_k - log_t1 p_k) - (t_k^(2-t1) - p_k^(2-t1))/(2 - t1)], p_k = exp_t2(z_k - lambda)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "temperature-1", new BiTemperedLogistic().Temperature1, Interval.Unit, "below 1 the loss of one row is at most 1/(1 - temperature-1)"),
            ParameterCard.Number(
                "temperature-2", new BiTemperedLogistic().Temperature2, FromOne,
                "above 1 probabilities fall off slowly, so that wrong labels near the boundary pull less"),
        ],
        UseWhen = "Labels are wrong both far from the boundary (lower temperature-1) and near it (raise temperature-2).",
        AvoidWhen = "Labels are clean: two parameters to tune for nothing. The surface has several minima.",
        Cost = "A few passes over each row: the normalization is found by Newton's method, with a logarithm and exponentials per class and step.",
        Elsewhere = [Counterpart.Other("google/bi-tempered-loss", "five fixed-point iterations for lambda, and a gradient that does not know of them")],
        References = ["Amid, Warmuth, Anil and Koren (2019), Robust bi-tempered logistic loss based on Bregman divergences, arXiv:1906.03361"],
        Notes = "lambda is solved for to full precision. With both temperatures 1 it is cross-entropy less the entropy of the targets.",
    };

    /// <summary>Below 1 it bounds the loss.</summary>
    public double Temperature1 { get; }

    /// <summary>Above 1 it gives the probabilities heavy tails.</summary>
    public double Temperature2 { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Temperature1 == 1 && Temperature2 == 1,
        NonNegative = true,
        Bounded = Temperature1 < 1 ? 1 / (1 - Temperature1) : null,
        StrictlyProper = Temperature2 == 1,
        ClassificationCalibrated = true,
        Elicits = Temperature2 == 1 ? Functional.ClassProbabilities : Functional.ClassDecision,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        TemperedRow<S> row = new(scores, 1 - Temperature2);
        double value = 0;
        for (int k = 0; k < row.Count; k++)
            value += TsallisDivergence.Of(target[k], row.Log(k), 1 - Temperature1);
        if (!gradient.IsEmpty || !hessian.IsEmpty)
            new TemperedSlopes<S>(row, target, Temperature1, Temperature2).Write(gradient, hessian);
        return value;
    }
}
