namespace Lossworks.Training.Tests;

public class StopTests
{
    private sealed class Watcher(Action<TrainingStep> action) : IProgress<TrainingStep>
    {
        public void Report(TrainingStep value) => action(value);
    }

    [Fact]
    public void Converged_says_by_how_much()
    {
        TrainingResult result = Train.Fit(Loss.Parse("huber"), Made.Regression(100, 4));
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.StartsWith("converged: relative loss change", result.Explanation, StringComparison.Ordinal);
        Assert.Contains("gradient norm", result.Explanation);
    }

    [Fact]
    public void The_step_limit_stops()
    {
        TrainingResult result = Train.Fit(Loss.Parse("huber"), Made.Regression(100, 4), new() { Steps = 2 });
        Assert.Equal((StopReason.StepLimit, 2), (result.Reason, result.Steps));
    }

    [Fact]
    public void The_time_limit_stops()
    {
        TrainingOptions options = new() { Optimizer = Optimizer.GradientDescent, Rate = 1e-9, Steps = int.MaxValue, Tolerance = 0, TimeLimit = TimeSpan.FromMilliseconds(30) };
        TrainingResult result = Train.Fit(Loss.Parse("huber"), Made.Regression(100, 4), options);
        Assert.Equal(StopReason.TimeLimit, result.Reason);
        Assert.InRange(result.Seconds, 0.03, 10);
    }

    [Fact]
    public void Cancelled_returns_the_best_so_far()
    {
        using CancellationTokenSource source = new();
        double least = double.PositiveInfinity;
        Watcher watcher = new(s =>
        {
            least = Math.Min(least, s.Loss);
            if (s.Step == 7)
                source.Cancel();
        });
        TrainingOptions options = new() { Optimizer = Optimizer.Sgd, Rate = 0.3, BatchSize = 2 };
        TrainingResult result = Train.Fit(Loss.Parse("squared-error"), Made.Regression(100, 4), options, watcher, source.Token);
        Assert.Equal((StopReason.Cancelled, 7), (result.Reason, result.Steps));
        Assert.True(result.Value <= least * (1 + 1e-12));
    }

    [Fact]
    public void Diverged_at_the_start_names_the_row()
    {
        TrainingData data = new([1, -1, 1], 3, 1, [1, 2, 3], offset: [0, -10, 0]);
        TrainingResult result = Train.Fit(Loss.Parse("gamma-nll"), data, new() { Link = Link.Inverse });
        Assert.Equal(StopReason.Diverged, result.Reason);
        Assert.Contains("step 0", result.Explanation);
        Assert.Contains("row ", result.Explanation);
    }

    [Fact]
    public void Stalled_claims_no_minimum()
    {
        // Weston and Watkins' loss has kinks that nothing rounds off.
        TrainingResult result = Train.Fit(Loss.Parse("multi-margin"), Made.Classes(60, 4, 3), new() { Steps = 20_000 });
        Assert.Equal(StopReason.Stalled, result.Reason);
        Assert.Contains("no proof", result.Explanation);
    }

    [Fact]
    public void A_perfect_start_converges_at_once()
    {
        TrainingResult result = Train.Fit(Loss.Parse("squared-error"), new([], 3, 0, [2, 2, 2]));
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.Equal(2, result.Model.Intercepts[0]);
    }
}
