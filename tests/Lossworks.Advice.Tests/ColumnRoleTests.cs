using Lossworks.Data;

namespace Lossworks.Advice.Tests;

/// <summary>Columns that are no features: weights, exposure, groups, time.</summary>
public sealed class ColumnRoleTests
{
    [Fact]
    public void An_exposure_asks_for_a_rate_and_finds_it()
    {
        Table table = Counted(800);
        LossAdvice advice = Choose(new() { Table = table, Target = "claims", Roles = new() { Exposure = "years" }, Losses = ["poisson-nll", "squared-error"] });
        Assert.Equal(WantKind.Rate, advice.Want.Kind);
        Assert.Equal("poisson-deviance", advice.Metric);
        Assert.Equal("poisson-nll", advice.Candidates[0].Spec);
        Assert.Contains(advice.Inferred, s => s.Contains("years", StringComparison.Ordinal));
    }

    [Fact]
    public void A_weight_of_zero_is_as_if_the_row_were_not_there_for_the_metric()
    {
        Table table = Made.Linear(Made.Normal, 200);
        double[] y = table["y"].Numbers.ToArray(), weight = [.. y.Select((_, i) => i % 4 == 0 ? 0.0 : 1)];
        Table spoilt = table.With(Column.OfNumbers("y", [.. y.Select((v, i) => i % 4 == 0 ? 1e6 : v)])).With(Column.OfNumbers("w", weight));
        LossAdvice advice = Choose(new() { Table = spoilt, Target = "y", Roles = new() { Weight = "w" }, Losses = ["squared-error"], Want = new(WantKind.Mean) });
        Assert.InRange(advice.Candidates[0].Score, 0.8, 1.3);
    }

    [Fact]
    public void Groups_are_never_on_both_sides_so_what_only_the_group_knows_does_not_help()
    {
        Random random = new(3);
        double[] level = [.. Enumerable.Range(0, 40).Select(_ => 5 * Made.Normal(random))];
        int[] group = [.. Enumerable.Range(0, 400).Select(i => i / 10)];
        double[] y = [.. group.Select(g => level[g] + Made.Normal(random))];
        Table table = new("made", Column.OfTexts("customer", group.Select(g => "c" + g)), Column.OfTexts("copy", group.Select(g => "c" + g)), Column.OfNumbers("y", y));
        AdviceRequest request = new() { Table = table, Target = "y", Losses = ["squared-error"], Exclude = ["customer"] };
        Assert.True(Choose(request).Candidates[0].Skill > 0.5);
        Assert.True(Choose(request with { Exclude = [], Roles = new() { Group = "customer" } }).Candidates[0].Skill < 0.2);
    }

    [Fact]
    public void A_random_walk_has_no_skill_over_its_last_value()
    {
        Random random = new(5);
        double[] y = new double[600];
        for (int i = 1; i < y.Length; i++)
            y[i] = y[i - 1] + Made.Normal(random);
        Table table = new("made", Column.OfNumbers("t", [.. Enumerable.Range(0, 600).Select(i => i + 0.5)]), Column.OfNumbers("price", y));
        LossAdvice advice = Choose(new() { Table = table, Target = "price", Roles = new() { Time = "t", Ahead = 1 }, Losses = ["squared-error", "absolute-error"] });
        Assert.InRange(advice.LastValueScore!.Value, 0.85, 1.15);
        Assert.True(advice.Candidates[0].SkillOverLastValue < 0.05);
        Assert.True(advice.LastValuePValue > 0.01);
        Assert.Contains("last known value", advice.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_returns_to_its_mean_has_skill_over_its_last_value()
    {
        Random random = new(6);
        double[] y = new double[800];
        for (int i = 1; i < y.Length; i++)
            y[i] = (-0.5 * y[i - 1]) + Made.Normal(random);
        Table table = new("made", Column.OfNumbers("t", [.. Enumerable.Range(0, 800).Select(i => i + 0.5)]), Column.OfNumbers("x", y));
        LossAdvice advice = Choose(new() { Table = table, Target = "x", Roles = new() { Time = "t", Ahead = 1 }, Losses = ["squared-error"] });
        Assert.True(advice.Candidates[0].SkillOverLastValue > 0.3);
        Assert.True(advice.LastValuePValue < 1e-6);
    }

    [Fact]
    public void Costs_of_numbers_take_the_quantile_that_costs_least()
    {
        Table table = Made.Linear(r => 3 * Math.Exp(Made.Normal(r)), 1500);
        LossAdvice advice = Choose(new() { Table = table, Target = "y", Costs = Costs.Parse("under=9,over=1"), Losses = ["squared-error", "pinball(quantile=0.9)"] });
        Assert.Equal("cost", advice.Metric);
        Assert.Equal("quantile:0.9", advice.Want.ToString());
        Assert.Equal("pinball(quantile=0.9)", advice.Winner);
    }

    [Fact]
    public void Costs_of_classes_move_the_decision()
    {
        Table table = Made.Classes("no", "yes");
        AdviceRequest request = new() { Table = table, Target = "y", Losses = ["binary-cross-entropy-with-logits", "hinge"], Costs = Costs.Parse("yes:no=20,no:yes=1") };
        LossAdvice advice = Choose(request);
        Assert.Equal("cost", advice.Metric);
        Assert.Equal("binary-cross-entropy-with-logits", advice.Candidates[0].Spec);
        Assert.True(advice.Candidates[1].Score > 1.3 * advice.Candidates[0].Score, "hinge knows nothing of the costs");
    }

    [Fact]
    public void What_does_not_hold_what_its_role_needs_is_named()
    {
        Table table = Made.Linear(Made.Normal, 60).With(Column.OfNumbers("w", [.. Enumerable.Range(0, 60).Select(i => i == 5 ? -1.0 : 1)]));
        DataException wrong = Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "y", Roles = new() { Weight = "w" } }));
        Assert.Equal(("w", 6L), (wrong.Column, wrong.Row));
        Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "y", Want = new(WantKind.Mean), Roles = new() { Exposure = "w" } }));
        Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "y", Roles = new() { Group = "none" } }));
        Assert.Throws<LossException>(() => Choose(new() { Table = table, Target = "y", Want = new(WantKind.Rate) }));
        Assert.Throws<LossException>(() => Choose(new() { Table = table, Target = "y", Roles = new() { Ahead = 1 } }));
        Assert.Throws<LossException>(() => Choose(new() { Table = table, Target = "y", Roles = new() { Group = "a", Time = "b" } }));
        Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "y", Costs = Costs.Parse("a:b=1") }));
        Assert.Throws<LossException>(() => Choose(new() { Table = Made.Classes("no", "yes"), Target = "y", Costs = Costs.Parse("no:maybe=1") }));
        Assert.Throws<LossException>(() => Choose(new() { Table = Made.Classes("no", "yes"), Target = "y", Costs = Costs.Parse("under=1,over=2") }));
    }

    private static Table Counted(int rows)
    {
        const double slope = 0.7;
        Random random = new(8);
        double[] x = new double[rows], years = new double[rows], claims = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            (x[i], years[i]) = (Made.Normal(random), 0.2 + (3 * random.NextDouble()));
            claims[i] = Made.Poisson(random, years[i] * Math.Exp(slope * x[i]));
        }

        return new("made", Column.OfNumbers("x", x), Column.OfNumbers("years", years), Column.OfNumbers("claims", claims, ColumnKind.Count));
    }

    private static LossAdvice Choose(AdviceRequest request) => Advisor.Choose(request, null, TestContext.Current.CancellationToken);
}
