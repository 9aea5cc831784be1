namespace Lossworks.Tuning.Tests;

/// <summary>Whole studies with and without pruning: what it saves, and what it costs.</summary>
public sealed class PruningPaysTests(ITestOutputHelper output)
{
    private const int Studies = 20, Trials = 80, Epochs = 60, Folds = 10;

    public static TheoryData<string> Curves => ["median", "successive halving", "hyperband"];

    [Theory]
    [MemberData(nameof(Curves))]
    public void On_learning_curves_it_saves_two_fifths_of_the_steps_and_finds_as_good_a_trial(string name)
    {
        (double saved, double regret, double spread) = Compare(() => Named(name), (trial, work) => Descend(trial, work));
        output.WriteLine($"{name}: {saved:P1} of the steps saved, the best is {regret / spread:P2} of the spread of trials worse");
        Assert.True(saved >= 0.4, $"{saved:P1} saved");
        Assert.True(regret <= 0.05 * spread, $"{regret} worse, of a spread of {spread}");
    }

    [Fact]
    public void On_folds_it_saves_two_fifths_of_the_steps_and_finds_as_good_a_trial()
    {
        (double saved, double regret, double spread) = Compare(() => new WilcoxonPruner(), (trial, work) => Validate(trial, work));
        output.WriteLine($"wilcoxon: {saved:P1} of the folds saved, the best is {regret / spread:P2} of the spread of trials worse");
        Assert.True(saved >= 0.4, $"{saved:P1} saved");
        Assert.True(regret <= 0.05 * spread, $"{regret} worse, of a spread of {spread}");
    }

    private static Pruner Named(string name) => name switch { "median" => new MedianPruner(), "hyperband" => new HyperbandPruner(), _ => new SuccessiveHalvingPruner() };

    /// <summary>
    /// Over studies of several seeds: the share of steps saved, how much worse the best trial is on average, and the standard deviation of trials.
    /// </summary>
    private static (double Saved, double Regret, double Spread) Compare(Func<Pruner> pruner, Func<ActiveTrial, Action, double> objective)
    {
        long with = 0, without = 0;
        double regret = 0, spread = 0;
        for (ulong seed = 1; seed <= Studies; seed++)
        {
            (double whole, double deviation) = Run(new NoPruner(), seed, objective, () => without++);
            (double pruned, _) = Run(pruner(), seed, objective, () => with++);
            regret += (pruned - whole) / Studies;
            spread += deviation / Studies;
        }

        return (1 - (with / (double)without), regret, spread);
    }

    private static (double Best, double Deviation) Run(Pruner pruner, ulong seed, Func<ActiveTrial, Action, double> objective, Action work)
    {
        SearchSpace space = new([new RealParameter("rate", 1e-4, 1, log: true), new RealParameter("decay", 0, 1)]);
        using MemoryStudyStore store = new();
        using Study study = Study.Open(store, "s", new() { Space = space, Sampler = new RandomSampler(), Pruner = pruner, Seed = seed });
        study.Run((trial, _) => objective(trial, work), new() { Trials = Trials }, stop: TestContext.Current.CancellationToken);
        double[] values = [.. study.Trials.Where(t => t.State == TrialState.Complete).Select(t => t.Value!.Value)];
        double mean = values.Average();
        return (study.Best!.Value!.Value, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length));
    }

    /// <summary>A descent to a floor, more or less fast, so that curves cross early on; every value is noisy.</summary>
    private static double Descend(ActiveTrial trial, Action work)
    {
        Xoshiro256 noise = new(trial.Seed);
        double far = Math.Log10(trial.Configuration.Number("rate")) + 2, decay = trial.Configuration.Number("decay"), best = double.PositiveInfinity;
        double floor = 0.2 + (0.2 * far * far) + (0.3 * Math.Pow(decay - 0.6, 2)), speed = 0.1 + (0.2 * decay);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            work();
            double value = floor + Math.Exp(-speed * (epoch + 1)) + (0.02 * (noise.NextDouble() - 0.5));
            best = Math.Min(best, value);
            trial.ReportOrStop(epoch, value);
        }

        return best;
    }

    /// <summary>A cross-validation: folds differ in how hard they are, for all trials alike, and every value is noisy.</summary>
    private static double Validate(ActiveTrial trial, Action work)
    {
        Xoshiro256 noise = new(trial.Seed), folds = new(9);
        double far = Math.Abs(Math.Log10(trial.Configuration.Number("rate")) + 2), decay = trial.Configuration.Number("decay"), sum = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            work();
            double value = 1 + folds.NextDouble() + (0.2 * far) + (0.2 * Math.Pow(decay - 0.6, 2)) + (0.05 * (noise.NextDouble() - 0.5));
            sum += value;
            trial.ReportOrStop(fold, value);
        }

        return sum / Folds;
    }
}
