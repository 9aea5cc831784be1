namespace Lossworks.Advice.Looking;

/// <summary>Of means, and so of probabilities: neighbors in the wrong order are pooled until none are left.</summary>
internal sealed class MeanRecalibration : Recalibration
{
    internal override double[] Fit(ForecastOrder order, double[] outcomes)
    {
        double[] means = new double[order.Groups], weights = new double[order.Groups];
        int[] groups = new int[order.Groups];
        int blocks = 0;
        for (int g = 0; g < order.Groups; g++)
        {
            (means[blocks], weights[blocks], groups[blocks]) = (MeanOf(order, outcomes, g, out double weight), weight, 1);
            for (blocks++; blocks > 1 && means[blocks - 2] >= means[blocks - 1]; blocks--)
                Pool(means, weights, groups, blocks - 2);
        }

        double[] fitted = new double[order.Groups];
        for (int b = 0, g = 0; b < blocks; g += groups[b++])
            fitted.AsSpan(g, groups[b]).Fill(means[b]);
        return fitted;
    }

    internal override double Constant(double[] outcomes, double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < outcomes.Length; i++)
            sum += weights[i] * outcomes[i];
        return sum / weights.Sum();
    }

    internal override double Cost(double forecast, double outcome) => (forecast - outcome) * (forecast - outcome);

    private static double MeanOf(ForecastOrder order, double[] outcomes, int group, out double weight)
    {
        double sum = weight = 0;
        for (int i = order.Starts[group]; i < order.Starts[group + 1]; i++)
        {
            sum += order.Weights[i] * outcomes[i];
            weight += order.Weights[i];
        }

        return sum / weight;
    }

    private static void Pool(double[] means, double[] weights, int[] groups, int first)
    {
        double weight = weights[first] + weights[first + 1];
        means[first] += (means[first + 1] - means[first]) * (weights[first + 1] / weight);
        weights[first] = weight;
        groups[first] += groups[first + 1];
    }
}
