using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Diagnostics;

/// <summary>Whether the data can be trusted: planted leaks and twins.</summary>
public sealed class TrustTests
{
    private static readonly Table s_line = MadeProblems.Of(400, 1, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r));

    [Theory]
    [InlineData("the target in other units")]
    [InlineData("a bent copy")]
    public void A_column_made_from_the_target_is_a_leak(string how)
    {
        double[] y = s_line["y"].Numbers.ToArray();
        double[] copy = [.. y.Select(v => how == "a bent copy" ? Math.Exp(v / 5) : (100 * v) + 3)];
        Finding leak = Looking.Findings(s_line.With(Column.OfNumbers("leak", copy)))[Leakage.Name];
        Assert.Contains("'leak'", leak.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_feature_is_no_leak() =>
        Assert.DoesNotContain(Leakage.Name, Looking.Findings(MadeProblems.Of(400, 2, (a, b, r) => a + (0.2 * Made.Normal(r)))).Keys);

    [Fact]
    public void A_category_that_names_the_class_is_a_leak_and_one_of_its_own_for_each_row_is_none()
    {
        Table table = MadeProblems.Flipped(0.05, 300);
        string?[] labels = [.. Enumerable.Range(0, 300).Select(i => table["y"].Text(i))];
        Assert.Contains(Leakage.Name, Looking.Findings(table.With(Column.OfTexts("outcome", labels.Select(l => "was " + l)))).Keys);
        Assert.DoesNotContain(Leakage.Name, Looking.Findings(table).Keys);
    }

    [Fact]
    public void Todays_value_is_no_leak_of_tomorrows()
    {
        Random random = new(3);
        double[] y = new double[500];
        for (int i = 1; i < y.Length; i++)
            y[i] = y[i - 1] + Made.Normal(random);
        Table table = new("made", Column.OfNumbers("t", [.. Enumerable.Range(0, 500).Select(i => (double)i)]), Column.OfNumbers("x", [.. y.Select(v => v + (0.1 * Made.Normal(random)))]), Column.OfNumbers("y", y));
        Assert.DoesNotContain(Leakage.Name, Looking.Findings(table, s => s.Roles = new() { Time = "t", Ahead = 1 }).Keys);
    }

    [Fact]
    public void Copied_rows_are_counted()
    {
        int[] rows = [.. Enumerable.Range(0, 400), .. Enumerable.Range(0, 60)];
        Assert.Equal(60.0 / 460, Looking.Findings(s_line.Select(rows))[DuplicateRows.Name].Value, 12);
        Assert.DoesNotContain(DuplicateRows.Name, Looking.Findings(s_line).Keys);
    }

    [Fact]
    public void Same_features_with_another_class_are_conflicts_and_no_copies()
    {
        Table table = MadeProblems.Flipped(0, 200);
        int[] rows = [.. Enumerable.Range(0, 200), .. Enumerable.Range(0, 20)];
        Table twice = table.Select(rows);
        string[] labels = [.. Enumerable.Range(0, 220).Select(i => i < 200 ? twice["y"].Text(i)! : twice["y"].Text(i) == "yes" ? "no" : "yes")];
        IReadOnlyDictionary<string, Finding> seen = Looking.Findings(twice.Without("y").With(Column.OfTexts("y", labels)));
        Assert.Equal(40.0 / 220, seen[ConflictingRows.Name].Value, 12);
        Assert.DoesNotContain(DuplicateRows.Name, seen.Keys);
    }

    [Fact]
    public void Features_of_few_values_have_twins_by_nature()
    {
        Random random = new(4);
        Table table = new("made", Column.OfNumbers("x", [.. Enumerable.Range(0, 300).Select(_ => (double)random.Next(5))]), Column.OfNumbers("y", [.. Enumerable.Range(0, 300).Select(_ => (double)random.Next(-3, 4))]));
        Assert.DoesNotContain(DuplicateRows.Name, Looking.Findings(table).Keys);
    }
}
