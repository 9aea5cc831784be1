using Lossworks.Data;

namespace Lossworks.Advice.Tests.Rules;

/// <summary>Problems that together have every finding and every want.</summary>
internal static class ProblemSet
{
    private const int Rows = 240;

    internal static IReadOnlyDictionary<string, AdviceRequest> All { get; } = Make();

    private static Dictionary<string, AdviceRequest> Make()
    {
        Dictionary<string, AdviceRequest> all = new(StringComparer.Ordinal);
        (string Name, Table Table)[] numbers =
        [
            ("normal", MadeProblems.Of(Rows, 1, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r))),
            ("heavy", MadeProblems.Of(Rows, 2, (a, b, r) => MadeProblems.Line(a, b) + MadeProblems.StudentT(r, 2))),
            ("outliers", MadeProblems.Of(Rows, 3, (a, b, r) => MadeProblems.Line(a, b) + (r.NextDouble() < 0.1 ? 30 * Made.Normal(r) : Made.Normal(r)))),
            ("skewed", MadeProblems.Of(Rows, 4, (a, b, r) => MadeProblems.Line(a, b) + Math.Exp(1.2 * Made.Normal(r)))),
            ("uneven", MadeProblems.Of(Rows, 5, (a, b, r) => MadeProblems.Line(a, b) + (Math.Exp(a) * Made.Normal(r)))),
            ("gamma", MadeProblems.Of(Rows, 6, (a, b, r) => Math.Exp(MadeProblems.LogMean(a, b)) * MadeProblems.Gamma(r, 2))),
            ("log-normal", MadeProblems.Of(Rows, 7, (a, b, r) => Math.Exp(MadeProblems.LogMean(a, b) + (0.8 * Made.Normal(r))))),
            ("inverse-gaussian", MadeProblems.Of(Rows, 8, (a, b, r) => MadeProblems.InverseGaussian(r, Math.Exp(MadeProblems.LogMean(a, b)), 2))),
            ("tweedie", MadeProblems.Of(Rows, 9, (a, b, r) => MadeProblems.Tweedie(r, Math.Exp(MadeProblems.LogMean(a, b))))),
            ("shares", MadeProblems.Of(Rows, 10, (a, b, r) => 1 / (1 + Math.Exp(-a + (0.5 * b) + (0.5 * Made.Normal(r)))))),
            ("counts", MadeProblems.Of(Rows, 11, (a, b, r) => Made.Poisson(r, Math.Exp(MadeProblems.LogMean(a, b))), ColumnKind.Count)),
            ("over-dispersed", MadeProblems.Of(Rows, 12, (a, b, r) => MadeProblems.NegativeBinomial(r, Math.Exp(MadeProblems.LogMean(a, b)), 1), ColumnKind.Count)),
            ("many-zeros", MadeProblems.Of(Rows, 13, (a, b, r) => r.NextDouble() < 0.4 ? 0 : MadeProblems.NegativeBinomial(r, Math.Exp(1 + MadeProblems.LogMean(a, b)), 2), ColumnKind.Count)),
        ];
        foreach ((string name, Table table) in numbers)
        {
            foreach (string want in new[] { "mean", "median", "quantile:0.8", "interval:0.8", "mode", "ranking-of-risk" })
                all[$"{name} {want}"] = Request(table) with { Want = Want.Parse(want), Metric = want == "ranking-of-risk" ? "concordance" : null };
        }

        all["counts count"] = Request(numbers[10].Table) with { Want = new(WantKind.Count) };
        all["many-zeros count"] = Request(numbers[12].Table) with { Want = new(WantKind.Count) };
        all["gamma rmsle"] = Request(numbers[5].Table) with { Want = new(WantKind.Mean), Metric = "rmsle" };
        all["normal cost"] = Request(numbers[0].Table) with { Costs = Costs.Parse("under=3,over=1") };
        all["weights"] = Request(numbers[1].Table.With(Column.OfNumbers("w", [.. Enumerable.Range(0, Rows).Select(i => 1.0 + (i % 3))]))) with { Roles = new() { Weight = "w" } };
        all["exposure"] = Request(numbers[10].Table.With(Column.OfNumbers("e", [.. Enumerable.Range(0, Rows).Select(i => 0.5 + (i % 4))]))) with { Roles = new() { Exposure = "e" } };
        all["groups"] = Request(numbers[0].Table.With(Column.OfNumbers("g", [.. Enumerable.Range(0, Rows).Select(i => (double)(i % 12))]))) with { Roles = new() { Group = "g" } };
        all["time"] = Request(numbers[0].Table.With(Column.OfNumbers("t", [.. Enumerable.Range(0, Rows).Select(i => (double)i)]))) with { Roles = new() { Time = "t", Ahead = 1 } };
        AddClasses(all);
        return all;
    }

    private static void AddClasses(Dictionary<string, AdviceRequest> all)
    {
        (string Name, Table Table)[] classes =
        [
            ("two", MadeProblems.Labels(Rows, 20, (a, b, r) => (2 * a) - b + Made.Normal(r) > 0 ? "yes" : "no")),
            ("two wrong", MadeProblems.Flipped(0.25, Rows)),
            ("two rare", MadeProblems.Labels(Rows, 21, (a, b, r) => a + b + Made.Normal(r) > 3 ? "yes" : "no")),
            ("three", MadeProblems.Labels(Rows, 22, (a, b, r) => a + (0.5 * Made.Normal(r)) > 0 ? "blue" : b > 0 ? "green" : "red")),
            ("three wrong", MadeProblems.Labels(Rows, 23, (a, b, r) => r.NextDouble() < 0.3 ? new[] { "blue", "green", "red" }[r.Next(3)] : a > 0 ? "blue" : b > 0 ? "green" : "red")),
            ("three rare", MadeProblems.Labels(Rows, 24, (a, b, r) => a + (0.5 * Made.Normal(r)) > 2.15 ? "blue" : b > 0 ? "green" : "red")),
            ("ordered", MadeProblems.Graded("1", "2", "3", "4")),
        ];
        foreach ((string name, Table table) in classes)
        {
            foreach (string want in new[] { "probability", "class", "ranking-of-risk" })
            {
                if (want != "ranking-of-risk" || name.StartsWith("two", StringComparison.Ordinal))
                    all[$"{name} {want}"] = Request(table) with { Want = Want.Parse(want), Metric = want == "ranking-of-risk" ? "auc" : null };
            }
        }

        all["two costs"] = Request(classes[0].Table) with { Costs = Costs.Parse("yes:no=5,no:yes=1") };
        all["three costs"] = Request(classes[3].Table) with { Costs = Costs.Parse("blue:red=5,red:blue=1") };
        all["two rare balanced"] = Request(classes[2].Table) with { Metric = "balanced-accuracy" };
        all["ordered distance"] = Request(classes[6].Table) with { Metric = "class-distance" };
    }

    private static AdviceRequest Request(Table table) => new() { Table = table, Target = "y", Folds = 2, Repeats = 1, Trials = 1, Threads = 1 };
}
