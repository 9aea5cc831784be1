using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Rules;
using Lossworks.Specs;

namespace Lossworks.Advice.Tests.Rules;

/// <summary>Laws that hold for every suggestion on every made problem.</summary>
public sealed class ShortlistLaws
{
    public static TheoryData<string> Names => [.. ProblemSet.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_asked_for_comes_first_and_every_suggestion_has_a_reason_and_a_source_and_can_be_read(string name)
    {
        FirstLook look = Look(name);
        Candidate[] suggested = [.. Suggested(look)];
        Loss first = Contender.Of(suggested[0], LossCatalogue.BuiltIn).Example;
        Assert.True(look.Problem.IsClass || look.Wants(WantKind.RankingOfRisk, WantKind.Mode) || MetricsOwn.NameOf(look.Problem.Metric) == first.Card.Name || look.Wants(WantKind.Interval), first.ToString());
        Assert.Contains(suggested, c => look.Wants(WantKind.Interval) || c.Spec is "squared-error" or "binary-cross-entropy-with-logits" or "softmax-cross-entropy");
        foreach (Candidate candidate in suggested)
        {
            Assert.False(string.IsNullOrWhiteSpace(candidate.Why), candidate.Spec);
            Assert.False(string.IsNullOrWhiteSpace(candidate.Source), candidate.Spec);
            Contender contender = Contender.Of(candidate, LossCatalogue.BuiltIn);
            if (candidate.Start is { } start)
                Assert.Equal(Loss.Parse(start).Card.Name, contender.Example.Card.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shortlist_is_short_and_every_loss_on_it_trains(string name)
    {
        LossAdvice advice = Advisor.Choose(ProblemSet.All[name], null, TestContext.Current.CancellationToken);
        Assert.InRange(advice.Candidates.Count, name.Contains("interval", StringComparison.Ordinal) || name == "exposure" ? 2 : 3, 10);
        Assert.All(advice.Candidates, c => Assert.True(c.Stopped is null, $"{c.Candidate.Spec}: {c.Stopped}"));
        Assert.Empty(advice.KeptOut);
    }

    [Theory]
    [InlineData("normal mean")]
    [InlineData("heavy interval:0.8")]
    [InlineData("gamma median")]
    [InlineData("over-dispersed mean")]
    [InlineData("shares mean")]
    [InlineData("two class")]
    [InlineData("three rare class")]
    [InlineData("ordered class")]
    public void Every_loss_of_all_can_be_trained(string name)
    {
        LossAdvice advice = Advisor.Choose(ProblemSet.All[name] with { Losses = ["all"] }, null, TestContext.Current.CancellationToken);
        Assert.All(advice.Candidates, c => Assert.True(c.Stopped is null, $"{c.Candidate.Spec}: {c.Stopped}"));
    }

    [Fact]
    public void Every_loss_that_fits_a_problem_is_one_of_all()
    {
        HashSet<string> reached = new(StringComparer.Ordinal), fitting = new(StringComparer.Ordinal);
        foreach (string name in ProblemSet.All.Keys)
        {
            FirstLook look = Look(name);
            reached.UnionWith(AskedLosses.Everything(look, LossCatalogue.BuiltIn).Concat(Suggested(look)).Select(c => Contender.Of(c, LossCatalogue.BuiltIn).Example.Card.Name));
            fitting.UnionWith(LossCatalogue.BuiltIn.Entries.Where(e => e.Shape != LossShape.Wrapper && Fits(e, look.Problem)).Select(e => e.Card.Name));
        }

        Assert.Empty(fitting.Except(reached));
        Assert.True(fitting.Count > 100, $"{fitting.Count}");
    }

    [Fact]
    public void The_rules_together_suggest_many_losses()
    {
        HashSet<string> suggested = [.. ProblemSet.All.Keys.SelectMany(n => Suggested(Look(n))).Select(c => Contender.Of(c, LossCatalogue.BuiltIn).Example.Card.Name)];
        Assert.True(suggested.Count >= 45, $"{suggested.Count}: {string.Join(", ", suggested)}");
    }

    [Fact]
    public void Open_parameters_grow_with_the_target()
    {
        AdviceRequest small = ProblemSet.All["normal mean"];
        double[] y = small.Table["y"].Numbers.ToArray();
        AdviceRequest large = small with { Table = small.Table.Without("y").With(Data.Column.OfNumbers("y", [.. y.Select(v => 1000 * v)])) };
        double before = DeltaOf(small), after = DeltaOf(large);
        Assert.InRange(after / before, 990, 1010);
    }

    private static double DeltaOf(AdviceRequest request)
    {
        FirstLook look = FirstLook.Of(Problem.Of(request), 1, TestContext.Current.CancellationToken);
        LossSpec spec = LossSpec.Parse(Shelf.For(look).Take("huber", "reason").Start!);
        return ((ParameterValue.Number)spec.Terms[0].Arguments["delta"]).Value;
    }

    /// <summary>With what must be given as its card shows it; lists of classes may not be as long as there are classes, which is another matter.</summary>
    private static bool Fits(LossEntry entry, Problem problem)
    {
        string given = string.Join(", ", entry.Card.Parameters.Where(p => p.Default is null).Select(p => $"{p.Name}={p.Example}"));
        return TargetForms.Unfit(Loss.Parse(given.Length == 0 ? entry.Card.Name : $"{entry.Card.Name}({given})"), problem) is null;
    }

    private static FirstLook Look(string name) => FirstLook.Of(Problem.Of(ProblemSet.All[name]), 1, TestContext.Current.CancellationToken);

    private static IEnumerable<Candidate> Suggested(FirstLook look)
    {
        Dictionary<string, Finding> findings = AllDiagnostics.Of(look, TestContext.Current.CancellationToken).ToDictionary(f => f.Name);
        return AllRules.InOrder.SelectMany(r => r.Suggest(look, findings));
    }
}
