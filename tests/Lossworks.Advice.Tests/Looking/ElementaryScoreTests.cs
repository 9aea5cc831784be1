using Lossworks.Advice.Looking;

namespace Lossworks.Advice.Tests.Looking;

/// <summary>Consistent scores are mixtures of elementary ones.</summary>
public sealed class ElementaryScoreTests
{
    private const int Steps = 200_000;

    [Theory]
    [InlineData(1.3, -0.4)]
    [InlineData(-2, 0.7)]
    [InlineData(0.2, 0.2)]
    public void Twice_the_integral_over_thresholds_is_the_squared_error(double forecast, double outcome) =>
        Assert.Equal((forecast - outcome) * (forecast - outcome), 2 * Integral(-3, 3, t => ElementaryScore.OfMean(forecast, outcome, t)), 1e-3);

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(0.3, 0)]
    [InlineData(0.99, 0)]
    public void Of_probabilities_it_is_the_Brier_score(double forecast, double outcome) =>
        Assert.Equal((forecast - outcome) * (forecast - outcome), 2 * Integral(0, 1, t => ElementaryScore.OfMean(forecast, outcome, t)), 1e-3);

    [Theory]
    [InlineData(1.3, -0.4, 0.9)]
    [InlineData(-2, 0.7, 0.9)]
    [InlineData(-2, 0.7, 0.25)]
    public void Of_quantiles_the_integral_is_the_pinball_loss(double forecast, double outcome, double level) =>
        Assert.Equal(new QuantileRecalibration(level).Cost(forecast, outcome), Integral(-3, 3, t => ElementaryScore.OfQuantile(forecast, outcome, t, level)), 1e-3);

    private static double Integral(double from, double to, Func<double, double> f)
    {
        double width = (to - from) / Steps, sum = 0;
        for (int i = 0; i < Steps; i++)
            sum += f(from + ((i + 0.5) * width)) * width;
        return sum;
    }
}
