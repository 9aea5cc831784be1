using Lossworks.Advice.Comparing;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Tests.Comparing;

/// <summary>Who is stopped early, and who is not.</summary>
public sealed class RaceTests
{
    [Fact]
    public void The_clearly_beaten_stops_and_the_close_one_goes_on()
    {
        ContenderRun[] runs = [Run("squared-error", 1, 1.1, 0.9, 1, 1), Run("absolute-error", 1.05, 1, 1, 0.95, 1.1), Run("huber", 2, 2.1, 1.9, 2, 2.05)];
        Assert.Equal(1, Race.Stop(runs, Metric.Parse("rmse"), 0.25, last: false));
        Assert.Contains("squared-error after 5 folds", runs[2].Stopped, StringComparison.Ordinal);
        Assert.Null(runs[1].Stopped);
    }

    [Fact]
    public void A_difference_that_matters_to_nobody_stops_nobody()
    {
        ContenderRun[] runs = [Run("squared-error", 1, 2, 3, 4, 5), Run("absolute-error", 1.001, 2.001, 3.001, 4.001, 5.001)];
        Assert.Equal(0, Race.Stop(runs, Metric.Parse("rmse"), 0.25, last: false));
    }

    [Fact]
    public void Where_more_is_better_the_lower_one_stops()
    {
        ContenderRun[] runs = [Run("hinge", 0.5, 0.51, 0.49, 0.5, 0.5), Run("squared-hinge", 0.9, 0.91, 0.89, 0.9, 0.9)];
        Assert.Equal(1, Race.Stop(runs, Metric.Parse("accuracy"), 0.25, last: false));
        Assert.NotNull(runs[0].Stopped);
    }

    [Fact]
    public void One_that_came_to_nothing_is_out_even_at_the_end()
    {
        ContenderRun[] runs = [Run("squared-error", 1, 1, 1), Run("absolute-error", 1, double.PositiveInfinity, 1)];
        Assert.Equal(1, Race.Stop(runs, Metric.Parse("rmse"), 0.25, last: true));
        Assert.Contains("could not be trained", runs[1].Stopped, StringComparison.Ordinal);
    }

    private static ContenderRun Run(string loss, params double[] scores)
    {
        ContenderRun run = new(Contender.Of(new(loss, "asked for"), LossCatalogue.BuiltIn), scores.Length);
        scores.CopyTo(run.Scores, 0);
        return run;
    }
}
