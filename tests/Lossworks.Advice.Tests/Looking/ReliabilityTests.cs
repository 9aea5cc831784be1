using Lossworks.Advice.Comparing;
using Lossworks.Advice.Looking;

namespace Lossworks.Advice.Tests.Looking;

/// <summary>Reliability curves and their bands.</summary>
public sealed class ReliabilityTests
{
    [Fact]
    public void Probabilities_that_are_right_stay_in_the_band()
    {
        ReliabilityCurve curve = OfProbabilities(p => p);
        Assert.True(curve.PValue > 0.05, $"p = {curve.PValue}");
        Assert.True(curve.OutsideShare < 0.35, $"outside {curve.OutsideShare}");
        Assert.All(curve.Points, p => Assert.True(p.Low <= p.High));
    }

    [Fact]
    public void Probabilities_that_are_too_sure_leave_it()
    {
        ReliabilityCurve curve = OfProbabilities(p => 0.5 + (0.5 * (p - 0.5)));
        Assert.True(curve.PValue <= 0.02, $"p = {curve.PValue}");
        Assert.True(curve.OutsideShare > 0.3, $"outside {curve.OutsideShare}");
    }

    [Theory]
    [InlineData("mean", 0, false)]
    [InlineData("mean", 0.5, true)]
    [InlineData("0.8", 0, false)]
    [InlineData("0.8", 0.5, true)]
    public void Numbers_that_are_right_stay_in_it_and_those_too_low_leave_it(string name, double lack, bool isOff)
    {
        Recalibration recalibration = RecalibrationTests.Named(name);
        Random random = new(6);
        double[] truth = [.. Enumerable.Range(0, 2000).Select(_ => 5 * random.NextDouble())];
        // The spread grows; the 0.8 quantile of a normal is 0.8416 deviations up.
        double[] y = [.. truth.Select(m => m + ((0.2 + m) * Made.Normal(random)))];
        double[] x = [.. truth.Select(m => (name == "mean" ? m : m + (0.8416 * (0.2 + m))) - lack)];
        ForecastOrder order = ForecastOrder.Of(x, []);
        double[] outcomes = order.Sorted(y);
        ReliabilityCurve curve = Reliability.Of(name, order, outcomes, recalibration, new CalibratedOutcomes.OfNumbers(order, outcomes, recalibration), 1, new(2, TestContext.Current.CancellationToken));
        Assert.Equal(isOff, curve.PValue < 0.05);
    }

    [Fact]
    public void The_band_is_the_same_for_any_number_of_threads()
    {
        Assert.Equal(OfProbabilities(p => p, threads: 1).Points, OfProbabilities(p => p, threads: 4).Points);
    }

    [Fact]
    public void A_stopped_look_stops()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new SideBySide(2, stop.Token).Run(3, _ => { }));
    }

    private static ReliabilityCurve OfProbabilities(Func<double, double> truth, int threads = 2)
    {
        Random random = new(9);
        double[] x = [.. Enumerable.Range(0, 1500).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(p => random.NextDouble() < truth(p) ? 1.0 : 0.0)];
        ForecastOrder order = ForecastOrder.Of(x, []);
        return Reliability.Of("probability", order, order.Sorted(y), new MeanRecalibration(), new CalibratedOutcomes.OfProbabilities(order), 1, new(threads, TestContext.Current.CancellationToken));
    }
}
