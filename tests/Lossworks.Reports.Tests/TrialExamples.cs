namespace Lossworks.Reports.Tests;

/// <summary>Plots of a search, for tests and to look at.</summary>
internal static class TrialExamples
{
    private static readonly string[] s_losses =
        ["huber", "log-cosh", "squared-error", "asymmetric-focal-cross-entropy(gamma=2, positive=0.25)", "zero-inflated-negative-binomial-nll"];

    public static PointsPlot History(int count)
    {
        Trial[] trials = Search(count);
        return new PointsPlot(trials.Select(t => (double)t.Number), trials.Select(t => t.Value))
        {
            Title = "Trials and the best so far",
            XLabel = "trial",
            YLabel = "mean absolute error, USD",
            Best = Best([.. trials.Where(t => !IsPruned(t))]),
            Open = [.. trials.Where(IsPruned).Select(t => t.Number)],
            Steps = [.. trials.Select(t => trials.Take(t.Number + 1).Where(other => !IsPruned(other)).Min(other => other.Value))],
        };
    }

    public static PointsPlot Slice(int count)
    {
        Trial[] trials = Search(count);
        return new PointsPlot(trials.Select(t => t.Rate), trials.Select(t => t.Value)) { Title = "Value over the rate", XLabel = "rate", YLabel = "error", LogX = true, Best = Best(trials) };
    }

    public static PointsPlot Choices(int count)
    {
        Trial[] trials = Search(count);
        return new PointsPlot(trials.Select(t => (double)t.Loss), trials.Select(t => t.Value)) { Title = "Value over the loss", XLabel = "loss", YLabel = "error", Categories = s_losses, Best = Best(trials) };
    }

    public static ContourPlot Contour(int count, bool level = false)
    {
        Trial[] trials = Search(count);
        return new ContourPlot(trials.Select(t => t.Rate), trials.Select(t => t.Momentum), trials.Select(t => level ? 3 : t.Value))
        {
            Title = "Value over rate and momentum",
            XLabel = "rate",
            YLabel = "momentum",
            ValueLabel = "mean absolute error, USD",
            LogX = true,
            Best = Best(trials),
        };
    }

    public static ParallelPlot Parallel(int count, bool level = false)
    {
        Trial[] trials = Search(count);
        return new ParallelPlot(
            [
                new ParallelAxis("loss", [.. trials.Select(t => (double)t.Loss)]) { Categories = s_losses },
                new ParallelAxis("delta", [.. trials.Select(t => t.Delta)]) { Log = true },
                new ParallelAxis("rate", [.. trials.Select(t => t.Rate)]) { Log = true },
                new ParallelAxis("momentum", [.. trials.Select(t => t.Momentum)]),
                new ParallelAxis("number of hidden layers", [.. trials.Select(t => (double)t.Depth)]),
            ],
            new ParallelAxis("error, USD", [.. trials.Select(t => level ? 3 : t.Value)]))
        { Title = "What good trials have in common", Best = Best(trials) };
    }

    private static bool IsPruned(Trial trial) => trial.Number % 7 == 3;

    private static int? Best(Trial[] trials) => trials.Length == 0 ? null : trials.MinBy(t => t.Value)!.Number;

    private static Trial[] Search(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double near = Math.Min(0.7, i / 300.0), rate = Math.Pow(10, (-4 * random.NextDouble() * (1 - near)) - (2.2 * near)), momentum = (random.NextDouble() * (1 - near)) + (0.8 * near);
            int loss = random.NextDouble() < near ? 0 : random.Next(s_losses.Length), depth = 1 + random.Next(8);
            double value = 18_000 + (2500 * Math.Pow(Math.Log10(rate) + 2.2, 2)) + (9000 * Math.Pow(momentum - 0.8, 2)) + (700 * loss) + (150 * depth) + (400 * random.NextDouble());
            return new Trial(i, value, rate, momentum, loss, depth, loss == 0 ? Math.Pow(10, (2 * random.NextDouble()) - 1) : double.NaN);
        })];
    }

    private sealed record Trial(int Number, double Value, double Rate, double Momentum, int Loss, int Depth, double Delta);
}
