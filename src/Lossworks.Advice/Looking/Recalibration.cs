namespace Lossworks.Advice.Looking;

/// <summary>The best forecast that never falls where the given one rises: what a forecast would say if it were read rightly (Ayer et al. 1955, doi:10.1214/aoms/1177728423).</summary>
internal abstract class Recalibration
{
    private protected Recalibration()
    {
    }

    /// <summary>One number per group of equal forecasts, rising.</summary>
    /// <param name="order">The forecasts.</param>
    /// <param name="outcomes">In their order.</param>
    internal abstract double[] Fit(ForecastOrder order, double[] outcomes);

    /// <summary>The best constant.</summary>
    internal abstract double Constant(double[] outcomes, double[] weights);

    /// <summary>What a forecast costs, by the simplest score that is consistent.</summary>
    internal abstract double Cost(double forecast, double outcome);

    /// <summary>The weighted mean of <see cref="Cost"/> with one forecast per group.</summary>
    internal double MeanCost(ForecastOrder order, ReadOnlySpan<double> ofGroups, double[] outcomes)
    {
        double sum = 0;
        for (int g = 0; g < order.Groups; g++)
        {
            for (int i = order.Starts[g]; i < order.Starts[g + 1]; i++)
                sum += order.Weights[i] * Cost(ofGroups[g], outcomes[i]);
        }

        return sum / order.TotalWeight;
    }
}
