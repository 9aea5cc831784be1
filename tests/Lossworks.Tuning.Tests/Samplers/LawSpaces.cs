namespace Lossworks.Tuning.Tests;

/// <summary>The spaces over which the laws of samplers are tried.</summary>
internal static class LawSpaces
{
    internal static readonly Dictionary<string, SearchSpace> All = new()
    {
        ["one real"] = new([new RealParameter("x", -5, 10)]),
        ["log"] = new([new RealParameter("rate", 1e-6, 1, log: true), new RealParameter("delta", 0.1, 10, log: true)]),
        ["integers"] = new(
            [new IntegerParameter("depth", 1, 12), new IntegerParameter("leaves", 1, 1000, log: true), new IntegerParameter("even", 0, 100, step: 2)]),
        ["steps"] = new([new RealParameter("share", 0.1, 1, step: 0.1), new RealParameter("odd", 1 / 3.0, 2, step: 0.3)]),
        ["categorical"] = new([new CategoricalParameter("loss", "huber", "log-cosh", "tukey"), new CategoricalParameter("link", "identity", "log")]),
        ["mixed"] = new(
        [
            new RealParameter("x", 0, 1), new IntegerParameter("n", 1, 8), new CategoricalParameter("c", "a", "b", "c"), new RealParameter("s", 0, 1, step: 0.25),
        ]),
        ["conditional"] = new(
        [
            new CategoricalParameter("booster", "trees", "linear"),
            new CategoricalParameter("growth", "depth", "leaves", "both") { When = new("booster", "trees") },
            new IntegerParameter("depth", 1, 12) { When = new("growth", "depth", "both") },
            new IntegerParameter("leaves", 2, 256, log: true) { When = new("growth", "leaves", "both") },
            new RealParameter("l2", 1e-4, 10, log: true) { When = new("booster", "linear") },
            new RealParameter("rate", 0.01, 1, log: true),
        ]),
        ["constraint"] = new(
            [new RealParameter("low", 0, 1), new RealParameter("high", 0, 1)], [new("low is below high", c => c.Number("low") < c.Number("high"))]),
        ["constraint on choices"] = new(
            [new CategoricalParameter("loss", "huber", "tukey"), new RealParameter("delta", 0, 5) { When = new("loss", "huber") }, new IntegerParameter("n", 1, 9)],
            [new("delta is below n", c => !c.Has("delta") || c.Number("delta") < c.Whole("n"))]),
        ["a single value"] = new([new IntegerParameter("n", 3, 3)]),
        ["20 dimensions"] = new(Enumerable.Range(0, 20).Select(i => new RealParameter($"x{i}", -1, 1))),
        ["tiny discrete"] = new([new IntegerParameter("a", 0, 1), new IntegerParameter("b", 0, 1)]),
    };

    /// <summary>Those in which a sampler never has to try anything twice: some parameter that always exists is continuous.</summary>
    internal static bool IsContinuous(string space) => All[space].Parameters.Any(p => p.Count is null && p.When is null);
}
