namespace Lossworks.Tuning.Tests;

public sealed class PrunerTests
{
    [Fact]
    public void The_median_is_that_of_the_best_values_so_far_of_complete_trials()
    {
        PruningPeer[] peers = [Done(0, 5, 1, 9), Done(1, 5, 2, 9), Done(2, 5, 3, 9), Pruned(3, 0, 0), Pruned(4, 0, 0)];
        MedianPruner pruner = new(startup: 3);
        Assert.Equal("at step 1 its best value is worse than the median of 3 trials", pruner.ReasonToStop(Context(peers, 7, 2.5)));
        Assert.Null(pruner.ReasonToStop(Context(peers, 7, 2)));
        Assert.Null(pruner.ReasonToStop(Context(peers, 2, 7)));
        Assert.Null(new MedianPruner(startup: 4).ReasonToStop(Context(peers, 7, 2.5)));
        Assert.Null(new MedianPruner(startup: 3, warmUp: 2).ReasonToStop(Context(peers, 7, 2.5)));
        Assert.NotNull(new MedianPruner(startup: 3, warmUp: 2).ReasonToStop(Context(peers, 7, 2.5, 2.5)));
        Assert.Null(new MedianPruner(75, startup: 3).ReasonToStop(Context(peers, 7, 2.5)));
        Assert.Contains("the 25th percentile", new MedianPruner(25, startup: 3).ReasonToStop(Context(peers, 7, 1.6)));
        Assert.Null(new MedianPruner(25, startup: 3).ReasonToStop(Context(peers, 7, 1.5)));
    }

    [Fact]
    public void A_trial_without_the_very_step_counts_with_its_best_one_before_it()
    {
        PruningPeer sparse = new(0, TrialState.Complete, 1, [new(0, 3), new(4, 1)]), late = new(1, TrialState.Complete, 0, [new(5, 0)]);
        MedianPruner pruner = new(startup: 1);
        Assert.NotNull(pruner.ReasonToStop(Context([sparse], 3.1, 3.1, 3.1)));
        Assert.Null(pruner.ReasonToStop(Context([sparse], 2.9, 2.9, 2.9)));
        Assert.Null(pruner.ReasonToStop(Context([late], 3.1)));
        // Eight steps: more than the other took in all.
        Assert.NotNull(pruner.ReasonToStop(Context([sparse], 2, 2, 2, 2, 2, 2, 2, 2)));
    }

    [Fact]
    public void Successive_halving_lets_the_best_quarter_go_on_and_decides_at_its_rungs_alone()
    {
        PruningPeer[] peers = [.. Enumerable.Range(0, 7).Select(i => Pruned(i, i, i, i, i))];
        SuccessiveHalvingPruner pruner = new(minSteps: 1);
        Assert.Null(pruner.ReasonToStop(Context(peers, 0.5)));
        Assert.Equal("after 1 steps it is behind 2 of 7 trials, and the best 2 of 8 go on", pruner.ReasonToStop(Context(peers, 1.5)));
        Assert.Null(pruner.ReasonToStop(Context(peers, 0.5, 100)));
        Assert.Null(pruner.ReasonToStop(Context(peers, 0.5, 100, 100)));
        Assert.Contains("after 4 steps", pruner.ReasonToStop(Context(peers, 0.5, 0.5, 0.5, 1.5)));
        Assert.Null(pruner.ReasonToStop(Context(peers, 0.5, 0.5, 0.5, 0.5)));
        Assert.Null(new SuccessiveHalvingPruner(minSteps: 1, minEarlyStoppingRate: 1).ReasonToStop(Context(peers, 100)));
        Assert.Null(new SuccessiveHalvingPruner(minSteps: 2).ReasonToStop(Context(peers, 100)));
        Assert.Contains("after 2 steps", new SuccessiveHalvingPruner(minSteps: 2).ReasonToStop(Context(peers, 100, 100)));
    }

    [Fact]
    public void Steps_that_leap_over_a_rung_are_judged_there_with_the_first_value_that_is_far_enough()
    {
        PruningPeer peer = new(0, TrialState.Pruned, 5, [new(0, 9), new(6, 5), new(20, 0)]);
        SuccessiveHalvingPruner pruner = new(minSteps: 4);
        PruningContext leap = Context([peer], 0) with { Steps = [new(1, 8), new(9, 6)] };
        Assert.Contains("after 4 steps", pruner.ReasonToStop(leap));
        Assert.Null(pruner.ReasonToStop(leap with { Steps = [new(1, 8), new(9, 4)] }));
    }

    [Fact]
    public void The_least_number_of_steps_is_a_hundredth_of_the_first_complete_trial()
    {
        PruningPeer complete = new(3, TrialState.Complete, 0, [.. Enumerable.Range(0, 350).Select(s => new StepValue(s, 0))]);
        SuccessiveHalvingPruner pruner = new();
        Assert.Null(pruner.ReasonToStop(Context([Pruned(0, 0, 0, 0, 0)], 1)));
        Assert.Null(pruner.ReasonToStop(Context([complete], 1)));
        Assert.Null(pruner.ReasonToStop(Context([complete], 1, 1)));
        Assert.Contains("after 3 steps", pruner.ReasonToStop(Context([complete], 1, 1, 1)));
        PruningPeer later = Done(4, 1, 1);
        Assert.Null(pruner.ReasonToStop(Context([complete, later], 2)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(1, 26, 3)]
    [InlineData(1, 27, 4)]
    [InlineData(1, 81, 5)]
    [InlineData(9, 81, 3)]
    [InlineData(10, 89, 2)]
    public void Hyperband_has_as_many_brackets_as_the_paper_counts(int least, int most, int brackets) => Assert.Equal(brackets, new HyperbandPruner(least).Count(most));

    [Fact]
    public void Brackets_have_as_many_trials_as_in_the_paper()
    {
        // Table 1 of Li et al. (2018): with 81 steps and a factor of 3 the brackets begin with 81, 34, 15, 8 and 5 trials.
        HyperbandPruner pruner = new();
        int[] counts = new int[5];
        for (int number = 0; number < 143_000; number++)
            counts[pruner.BracketOf(5, number, 5)]++;
        int[] sizes = [81, 34, 15, 8, 5];
        Assert.All(counts.Zip(sizes), pair => Assert.InRange(pair.First, pair.Second * 930, pair.Second * 1070));
        Assert.Contains(Enumerable.Range(0, 100), n => pruner.BracketOf(5, n, 5) != pruner.BracketOf(6, n, 5));
    }

    [Fact]
    public void Hyperband_compares_within_a_bracket()
    {
        HyperbandPruner pruner = new(maxSteps: 9);
        int[] first = [.. Enumerable.Range(0, 100).Where(n => pruner.BracketOf(1, n, 3) == 0)], second = [.. Enumerable.Range(0, 100).Where(n => pruner.BracketOf(1, n, 3) == 1)];
        PruningContext context = new() { Number = first[^1], StudySeed = 1, Steps = [new(0, 5)], Peers = [.. second.Select(n => Done(n, 0, 0, 0))] };
        Assert.Null(pruner.ReasonToStop(context));
        Assert.Contains("after 1 steps", pruner.ReasonToStop(context with { Peers = [.. first[..^1].Select(n => Done(n, 0, 0, 0))] }));
        PruningContext other = context with { Number = second[^1], Peers = [.. second[..^1].Select(n => Done(n, 0, 0, 0))] };
        Assert.Null(pruner.ReasonToStop(other));
        Assert.Contains("after 3 steps", pruner.ReasonToStop(other with { Steps = [new(0, 5), new(1, 5), new(2, 5)] }));
    }

    [Fact]
    public void Wilcoxon_stops_a_trial_that_is_worse_on_four_folds_in_a_row()
    {
        // Folds differ more than trials: an average would not tell.
        PruningPeer[] peers = [Done(0, 9, 9, 9, 9, 9), Done(1, 1, 50, 3, 20, 8)];
        WilcoxonPruner pruner = new();
        Assert.Null(pruner.ReasonToStop(Context(peers, 1.1, 50.2, 3.3)));
        Assert.Equal("on 4 steps it is worse than trial 1, the best: p = 0.063", pruner.ReasonToStop(Context(peers, 1.1, 50.2, 3.3, 20.4)));
        Assert.Null(pruner.ReasonToStop(Context(peers, 1.1, 50.2, 3.3, 19)));
        Assert.Null(new WilcoxonPruner(0.05).ReasonToStop(Context(peers, 1.1, 50.2, 3.3, 20.4)));
        Assert.Null(new WilcoxonPruner(startup: 5).ReasonToStop(Context(peers, 1.1, 50.2, 3.3, 20.4)));
    }

    [Fact]
    public void Wilcoxon_lets_a_trial_go_on_whose_average_is_better()
    {
        PruningPeer[] peers = [Done(0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10)];
        double[] mostlyWorse = [11, 12, 13, 14, 15, 16, 17, 18, 19, -60];
        Assert.Null(new WilcoxonPruner(0.4).ReasonToStop(Context(peers, mostlyWorse)));
        mostlyWorse[^1] = -30;
        Assert.NotNull(new WilcoxonPruner(0.4).ReasonToStop(Context(peers, mostlyWorse)));
    }

    private static PruningPeer Done(int number, params double[] values) => new(number, TrialState.Complete, values[^1], Steps(values));

    private static PruningPeer Pruned(int number, params double[] values) => new(number, TrialState.Pruned, values[^1], Steps(values));

    private static PruningContext Context(PruningPeer[] peers, params double[] values) => new() { Number = 100, StudySeed = 1, Steps = Steps(values), Peers = peers };

    private static StepValue[] Steps(double[] values) => [.. values.Select((v, i) => new StepValue(i, v))];
}
