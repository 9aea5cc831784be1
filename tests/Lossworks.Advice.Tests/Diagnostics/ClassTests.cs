using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Diagnostics;

/// <summary>What classes and their out-of-fold probabilities say.</summary>
public sealed class ClassTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.4)]
    public void Turned_labels_are_found_about_as_many_as_there_are(double share) =>
        Assert.InRange(Looking.Findings(MadeProblems.Flipped(share))[LabelNoise.Name].Value, share - 0.08, share + 0.08);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.03)]
    public void Clean_labels_are_left_alone(double share) =>
        Assert.DoesNotContain(LabelNoise.Name, Looking.Findings(MadeProblems.Flipped(share)).Keys);

    [Fact]
    public void One_in_fifty_is_imbalanced_and_ten_rows_are_rare()
    {
        Table table = MadeProblems.Labels(500, 2, (a, _, r) => r.NextDouble() < 0.02 ? "rare" : "usual");
        IReadOnlySet<string> seen = Looking.Mattering(table);
        Assert.Contains(ClassImbalance.Name, seen);
        Assert.Contains(RareClass.Name, seen);
        Assert.False(Looking.Findings(MadeProblems.Flipped(0.1))[ClassImbalance.Name].Matters);
    }

    [Fact]
    public void Numbered_grades_whose_mistakes_fall_on_neighbors_are_ordered() =>
        Assert.True(Looking.Findings(MadeProblems.Graded("1", "2", "3", "4", "5"))[OrderedClasses.Name].Matters);

    [Fact]
    public void Words_that_sort_in_another_order_than_they_mean_are_told_and_do_not_matter()
    {
        Finding order = Looking.Findings(MadeProblems.Graded("low", "medium", "high"))[OrderedClasses.Name];
        Assert.False(order.Matters);
        Assert.Contains("high, low, medium", order.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_only_names_are_not_ordered()
    {
        Table table = MadeProblems.Labels(800, 3, (a, b, r) => (a + Made.Normal(r) > 0, b + Made.Normal(r) > 0) switch { (true, true) => "1", (true, false) => "3", (false, true) => "2", _ => "4" });
        Assert.False(Looking.Findings(table).TryGetValue(OrderedClasses.Name, out Finding? found) && found.Matters);
    }

    [Fact]
    public void Many_features_without_meaning_make_a_fit_over_confident_and_few_good_ones_do_not()
    {
        Random random = new(5);
        Table table = MadeProblems.Labels(200, 5, (_, _, r) => r.Next(2) == 0 ? "yes" : "no");
        for (int i = 0; i < 60; i++)
            table = table.With(Column.OfNumbers($"noise{i}", [.. Enumerable.Range(0, 200).Select(_ => Made.Normal(random))]));
        Assert.Contains(OverConfidence.Name, Looking.Findings(table).Keys);
        Assert.DoesNotContain(OverConfidence.Name, Looking.Findings(MadeProblems.Flipped(0.1)).Keys);
    }
}
