using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>The disagreement between forecast and ordered classes, relative to what chance would give: the logarithm of 1 - weighted kappa.</summary>
/// <remarks>
///   log(num/den + epsilon), num = sum_i w_i sum_k W_{y_i,k} p_ik, den = (1/sum w) sum_jk n_j W_jk m_k, n_j and m_k the weight of class j among targets and
///   predictions.  de la Torre, Puig and Valls (2018), doi:10.1016/j.patrec.2017.05.018
/// </remarks>
public readonly record struct WeightedKappa : IBatchLoss
{
    /// <summary>weighting = quadratic, epsilon = 1e-6.</summary>
    public WeightedKappa()
        : this(Weighting.Quadratic, 1e-6)
    {
    }

    /// <summary>
    /// weighting: how the cost of a confusion grows with its distance; epsilon: keeps the logarithm from minus infinity. Range: epsilon &gt;= 0.
    /// </summary>
    public WeightedKappa(Weighting weighting, double epsilon = 1e-6)
    {
        Weighting = weighting;
        Epsilon = Interval.NonNegative.Require(epsilon);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("weighted-kappa")
    {
        Summary = "The disagreement between forecast and ordered classes, relative to what chance would give: the logarithm of 1 - weighted kappa.",
        Formula = "log(num/den + epsilon), num = sum_i w_i sum_k W_{y_i,k} p_ik, den = (1/sum w) sum_jk n_j W_jk m_k, W_jk = (j - k)^2 or |j - k|",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassTarget,
        HasHessian = false,
        TakesRows = true,
        Parameters =
        [
            ParameterCard.Choice("weighting", new WeightedKappa().Weighting, "how the cost of a confusion grows with the distance of the classes"),
            ParameterCard.Number("epsilon", new WeightedKappa().Epsilon, Interval.NonNegative, "keeps the logarithm from minus infinity where all is right"),
        ],
        UseWhen = "The result is judged by quadratic weighted kappa, as with gradings of images or essays, and batches are large.",
        AvoidWhen = "Batches are small or hold few classes: what chance would give is taken from the batch.",
        Cost = "K^2 once per batch beside the pass over its numbers.",
        Elsewhere =
        [
            Counterpart.Other("TensorFlow Addons WeightedKappaLoss", "targets one-hot; sample weights are not taken"),
            Counterpart.ScikitLearn("cohen_kappa_score(weights='quadratic')", "kappa itself, of decisions; a metric"),
            Counterpart.CatBoost("WKappa", "kappa itself, of decisions; a metric only"),
        ],
        References = ["de la Torre, Puig and Valls (2018), doi:10.1016/j.patrec.2017.05.018", "Cohen (1968), doi:10.1037/h0026256"],
        Notes =
            "Probabilities are used as given. Where chance would make no mistake (one class only) the ratio counts as 0 and the gradient "
            + "is 0. Every reduction returns the same number; 'none' does not exist.",
    };

    /// <summary>How the cost of a confusion grows with the distance of the classes.</summary>
    public Weighting Weighting { get; }

    /// <summary>Keeps the logarithm from minus infinity where all is right.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new();

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> chance = new(batch.Columns);
        ByChance(batch, chance.Span);
        CompensatedSum found = default, expected = default;
        for (int i = 0; i < batch.Predictions.Length; i++)
        {
            int row = i / batch.Columns, k = i % batch.Columns;
            double mass = batch.WeightOf(row) * double.CreateTruncating(batch.Predictions[i]);
            found.Add(mass * Cost(batch.Classes[row], k));
            expected.Add(mass * chance.Span[k]);
        }

        double ratio = expected.Total == 0 ? 0 : found.Total / expected.Total;
        for (int i = 0; i < gradient.Length; i++)
        {
            int row = i / batch.Columns, k = i % batch.Columns;
            double pull = batch.WeightOf(row) * (Cost(batch.Classes[row], k) - (ratio * chance.Span[k]));
            gradient[i] = S.CreateTruncating(pull == 0 || expected.Total == 0 ? 0 : pull / expected.Total / (ratio + Epsilon));
        }

        // A forecast no better than chance has a ratio near 1.
        return ratio is > 0.5 and < 2 ? StableMath.Log1p(((found.Total - expected.Total) / expected.Total) + Epsilon) : Math.Log(ratio + Epsilon);
    }

    /// <summary>What a prediction of class k costs on average against targets drawn from those of the batch.</summary>
    private void ByChance<S>(in LossBatch<S> batch, Span<double> chance)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> memory = new(batch.Columns);
        Span<double> counts = memory.Span;
        counts.Clear();
        CompensatedSum total = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            counts[batch.Classes[row]] += batch.WeightOf(row);
            total.Add(batch.WeightOf(row));
        }

        for (int k = 0; k < chance.Length; k++)
        {
            double sum = 0;
            for (int j = 0; j < counts.Length; j++)
                sum += counts[j] * Cost(j, k);
            chance[k] = sum / total.Total;
        }
    }

    private double Cost(int j, int k)
    {
        double distance = Math.Abs(j - k);
        return Weighting == Weighting.Quadratic ? distance * distance : distance;
    }
}
