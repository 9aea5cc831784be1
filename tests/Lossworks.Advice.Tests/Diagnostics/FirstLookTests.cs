using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Diagnostics;

/// <summary>The first look: every row once, the same for the same seed, a sample of many rows, and stoppable.</summary>
public sealed class FirstLookTests
{
    [Fact]
    public void Every_row_is_predicted_once_by_a_model_that_has_not_seen_it()
    {
        FirstLook look = Looking.At(MadeProblems.Of(300, 1, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r)));
        Assert.Equal(Enumerable.Range(0, 300), look.Rows.Order());
        Assert.InRange(look.ResidualScale, 0.8, 1.2);
        Assert.Equal(2, look.Features);
    }

    [Fact]
    public void Of_many_rows_a_sample_is_seen_and_the_same_one_for_the_same_seed()
    {
        Table table = MadeProblems.Of(6000, 2, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r));
        FirstLook look = Looking.At(table), again = Looking.At(table);
        Assert.Equal(5000, look.Rows.Length);
        Assert.Equal(look.Rows, again.Rows);
        Assert.Equal(look.Residuals, again.Residuals);
    }

    [Fact]
    public void Over_time_only_what_is_later_is_predicted()
    {
        Table table = MadeProblems.Of(300, 3, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r)).With(Column.OfNumbers("t", [.. Enumerable.Range(0, 300).Select(i => (double)i)]));
        FirstLook look = Looking.At(table, s => s.Roles = new() { Time = "t" });
        Assert.Equal(250, look.Rows.Length);
        Assert.Equal(50, look.Rows.Min());
    }

    [Fact]
    public void Probabilities_of_a_row_add_up_to_one()
    {
        FirstLook look = Looking.At(MadeProblems.Graded("1", "2", "3"));
        for (int i = 0; i < look.Rows.Length; i++)
            Assert.Equal(1, Enumerable.Range(0, 3).Sum(k => look.Probability(i, k)), 9);
    }

    [Fact]
    public void A_stop_is_obeyed()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Problem problem = Looking.ProblemOf(MadeProblems.Of(300, 1, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r)));
        Assert.ThrowsAny<OperationCanceledException>(() => FirstLook.Of(problem, 1, stop.Token));
    }

    [Fact]
    public void Every_finding_has_a_name_of_its_own_a_sentence_and_a_source()
    {
        foreach (AdviceRequest request in Rules.ProblemSet.All.Values)
        {
            IReadOnlyList<Finding> findings = AllDiagnostics.Of(FirstLook.Of(Problem.Of(request), 1, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            Assert.Equal(findings.Count, findings.Select(f => f.Name).Distinct().Count());
            Assert.All(findings, f => Assert.EndsWith(".", f.Says, StringComparison.Ordinal));
            Assert.All(findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Source)));
        }
    }
}
