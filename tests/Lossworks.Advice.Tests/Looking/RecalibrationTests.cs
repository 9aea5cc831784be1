using Lossworks.Advice.Looking;

namespace Lossworks.Advice.Tests.Looking;

/// <summary>Isotonic regression of means and of quantiles.</summary>
public sealed class RecalibrationTests
{
    [Fact]
    public void Means_are_those_of_scikit_learn()
    {
        // sklearn.isotonic.IsotonicRegression 1.2.1, fit(x, y, sample_weight=w).predict(x)
        double[] x = [0.6, 0.9, 0.8, 0.2, 0.3, 0.9, 0.0, 0.8, 0.8, 0.5, 0.3, 0.3];
        double[] y = [0.64, 0.53, 0.79, 0.48, -0.24, 0.72, -0.76, 0.28, 0.06, 0.41, -0.21, 0.41];
        double[] w = [0.6, 1.8, 1.7, 2.8, 2.1, 1.8, 1.7, 1.1, 0.5, 1.0, 2.2, 1.0];
        double[] expected =
        [
            0.5294871794871795, 0.625, 0.5294871794871795, 0.09728395061728391, 0.09728395061728391, 0.625,
            -0.76, 0.5294871794871795, 0.5294871794871795, 0.41, 0.09728395061728391, 0.09728395061728391,
        ];
        ForecastOrder order = ForecastOrder.Of(x, w);
        double[] fitted = order.ToRows(new MeanRecalibration().Fit(order, order.Sorted(y)), x.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], fitted[i], 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Quantiles_cost_as_little_as_any_rising_choice_among_the_outcomes(double level)
    {
        QuantileRecalibration recalibration = new(level);
        for (int seed = 0; seed < 200; seed++)
        {
            (double[] x, double[] y, double[] w) = Drawn(9, seed);
            ForecastOrder order = ForecastOrder.Of(x, w);
            double[] outcomes = order.Sorted(y);
            double cost = recalibration.MeanCost(order, recalibration.Fit(order, outcomes), outcomes);
            Assert.Equal(LeastCost(recalibration, order, outcomes), cost, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fits_rise_and_fitting_again_changes_nothing(string name)
    {
        Recalibration recalibration = Named(name);
        (double[] x, double[] y, double[] w) = Drawn(400, 3);
        ForecastOrder order = ForecastOrder.Of(x, w);
        double[] fitted = recalibration.Fit(order, order.Sorted(y));
        Assert.All(fitted.Zip(fitted.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
        double[] outcomes = new double[order.Count];
        for (int g = 0; g < order.Groups; g++)
            outcomes.AsSpan(order.Starts[g], order.Starts[g + 1] - order.Starts[g]).Fill(fitted[g]);
        double[] again = recalibration.Fit(order, outcomes);
        for (int g = 0; g < order.Groups; g++)
            Assert.Equal(fitted[g], again[g], 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_weight_of_two_is_a_row_twice_and_of_zero_no_row(string name)
    {
        Recalibration recalibration = Named(name);
        (double[] x, double[] y, _) = Drawn(60, 4);
        double[] w = [.. Enumerable.Range(0, 60).Select(i => (double)(i % 3))];
        int[] rows = [.. Enumerable.Range(0, 60).SelectMany(i => Enumerable.Repeat(i, i % 3))];
        ForecastOrder weighted = ForecastOrder.Of(x, w), repeated = ForecastOrder.Of([.. rows.Select(i => x[i])], []);
        double[] fitted = recalibration.Fit(weighted, weighted.Sorted(y)), again = recalibration.Fit(repeated, repeated.Sorted([.. rows.Select(i => y[i])]));
        Assert.Equal(again.Length, fitted.Length);
        for (int g = 0; g < fitted.Length; g++)
            Assert.Equal(again[g], fitted[g], 1e-12);
    }

    [Fact]
    public void A_hundred_thousand_rows_take_no_time_worth_mentioning()
    {
        (double[] x, double[] y, double[] w) = Drawn(100_000, 5);
        ForecastOrder order = ForecastOrder.Of(x, w);
        double[] outcomes = order.Sorted(y);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        new MeanRecalibration().Fit(order, outcomes);
        new QuantileRecalibration(0.9).Fit(order, outcomes);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    public static TheoryData<string> All => ["mean", "0.2", "0.5", "0.9"];

    internal static Recalibration Named(string name) => name == "mean" ? new MeanRecalibration() : new QuantileRecalibration(double.Parse(name, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Forecasts with ties, outcomes around them, weights.</summary>
    private static (double[] X, double[] Y, double[] W) Drawn(int rows, int seed)
    {
        Random random = new(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => rows > 1000 ? random.NextDouble() : random.Next(rows) / (double)rows)];
        return (x, [.. x.Select(v => v + (0.5 * Made.Normal(random)))], [.. x.Select(_ => (double)(1 + random.Next(4)))]);
    }

    /// <summary>Over all rising choices, group after group.</summary>
    private static double LeastCost(Recalibration recalibration, ForecastOrder order, double[] outcomes)
    {
        double[] values = [.. outcomes.Distinct().Order()];
        double[] least = new double[values.Length];
        for (int g = 0; g < order.Groups; g++)
        {
            double before = double.PositiveInfinity;
            for (int v = 0; v < values.Length; v++)
            {
                before = Math.Min(before, least[v]);
                double cost = 0;
                for (int i = order.Starts[g]; i < order.Starts[g + 1]; i++)
                    cost += order.Weights[i] * recalibration.Cost(values[v], outcomes[i]);
                least[v] = before + cost;
            }
        }

        return least.Min() / order.TotalWeight;
    }
}
