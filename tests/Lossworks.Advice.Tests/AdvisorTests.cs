using Lossworks.Data;

namespace Lossworks.Advice.Tests;

/// <summary>The whole way on problems with a known answer.</summary>
public sealed class AdvisorTests
{
    [Fact]
    public void Outliers_make_a_robust_loss_the_winner_and_squared_error_clearly_worse()
    {
        Table table = Made.Linear(r => r.NextDouble() < 0.1 ? 40 * Made.Normal(r) : Made.Normal(r), 2000);
        LossAdvice advice = Choose(new() { Table = table, Target = "y", Want = new(WantKind.Median) });
        CandidateResult squared = advice.Candidates.Single(c => c.Spec == "squared-error");
        Assert.NotEqual("squared-error", advice.Take);
        Assert.True(squared.PracticallyWorse > 0.9, $"{squared.PracticallyWorse}");
        Assert.Contains(advice.Findings, f => f.Name == "outlier-share" && f.Value > 0.01);
        Assert.Contains("median", squared.Candidate.Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_noise_gives_no_clear_winner_and_the_simplest_loss()
    {
        LossAdvice advice = Choose(new() { Table = Made.Linear(Made.Normal), Target = "y" });
        Assert.Null(advice.Winner);
        Assert.Equal("squared-error", advice.Take);
        Assert.StartsWith("No clear winner", advice.Verdict, StringComparison.Ordinal);
        Assert.True(advice.Candidates.Count >= 5);
    }

    [Fact]
    public void Counts_are_best_told_by_a_likelihood_of_counts()
    {
        LossAdvice advice = Choose(new() { Table = Made.Counts(), Target = "y", Metric = "poisson-deviance" });
        Assert.Equal(LossTask.PositiveRegression, advice.Task);
        Assert.Contains(advice.Candidates.Take(2), c => c.Spec == "poisson-nll");
        Assert.True(advice.Candidates.Single(c => c.Spec == "squared-error").PValue < 0.05);
    }

    [Fact]
    public void Losses_of_another_catalogue_are_compared_by_name()
    {
        LossCatalogue ours = LossCatalogue.BuiltIn.With([LossEntry.FromFormula("bent", "d^2 * (sqrt(1 + ((p - y) / d)^2) - 1); d = 1 in (0, inf)")]);
        AdviceRequest request = new() { Table = Made.Linear(Made.Normal), Target = "y", Losses = ["bent(d=2)", "bent(d=1)", "bent", "squared-error"], Catalogue = ours };
        Assert.Equal(["bent", "bent(d=2)", "squared-error"], Choose(request).Candidates.Select(c => c.Spec).Order(StringComparer.Ordinal));
        Assert.Contains("no loss 'bent'", Assert.Throws<LossException>(() => Choose(request with { Catalogue = LossCatalogue.BuiltIn })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_the_features_do_not_know_has_no_skill()
    {
        Random random = new(5);
        Table table = new("made", Column.OfNumbers("x", [.. Enumerable.Range(0, 300).Select(_ => Made.Normal(random))]), Column.OfNumbers("y", [.. Enumerable.Range(0, 300).Select(_ => Made.Normal(random))]));
        LossAdvice advice = Choose(new() { Table = table, Target = "y" });
        Assert.Null(advice.Winner);
        Assert.All(advice.Candidates, c => Assert.True(c.Skill < 0.05));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Classes_are_compared_on_log_loss_and_scores_without_probability_are_kept_out(int classes)
    {
        string[] labels = [.. Enumerable.Range(0, classes).Select(i => "class " + (char)('a' + i))];
        LossAdvice advice = Choose(new() { Table = Made.Classes(labels), Target = "y" });
        Assert.Equal("log-loss", advice.Metric);
        string margin = classes == 2 ? "hinge" : "multi-margin";
        LossAdvice asked = Choose(new() { Table = Made.Classes(labels), Target = "y", Losses = ["brier-score", margin] });
        Assert.Contains("no probabilities", Assert.Single(asked.KeptOut), StringComparison.Ordinal);
        Assert.All(advice.Candidates, c => Assert.True(c.Skill > 0.1));
        LossAdvice decisions = Choose(new() { Table = Made.Classes(labels), Target = "y", Want = new(WantKind.Class) });
        Assert.True(decisions.HigherIsBetter);
        Assert.Contains(decisions.Candidates, c => c.Spec.StartsWith(margin, StringComparison.Ordinal));
        Assert.DoesNotContain(advice.Candidates, c => c.Spec.StartsWith(margin, StringComparison.Ordinal));
        Assert.True(decisions.Candidates[0].Score >= decisions.Candidates[^1].Score);
    }

    [Fact]
    public void A_wanted_quantile_is_judged_by_its_pinball_loss()
    {
        LossAdvice advice = Choose(new() { Table = Made.Linear(r => Math.Exp(1.5 * Made.Normal(r)), 3000), Target = "y", Want = Want.Parse("quantile:0.9") });
        Assert.Equal("pinball:0.9", advice.Metric);
        Assert.Equal("pinball(quantile=0.9)", advice.Candidates[0].Spec);
        Assert.True(advice.Candidates.Single(c => c.Spec == "squared-error").PValue < 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_for_any_number_of_threads()
    {
        AdviceRequest request = new() { Table = Made.Linear(Made.Normal, 200), Target = "y", Seed = 7 };
        double[] one = Scores(request with { Threads = 1 }), three = Scores(request with { Threads = 3 });
        Assert.Equal(one, three);
        Assert.NotEqual(one, Scores(request with { Seed = 8 }));
    }

    [Fact]
    public void Asked_losses_replace_the_shortlist_and_those_that_do_not_fit_say_why()
    {
        LossAdvice advice = Choose(new() { Table = Made.Linear(Made.Normal, 150), Target = "y", Losses = ["mse", "gamma-nll", "hinge"] });
        Assert.Equal("squared-error", Assert.Single(advice.Candidates).Spec);
        Assert.Equal(2, advice.KeptOut.Count);
    }

    [Fact]
    public void An_order_of_risk_is_judged_pair_by_pair()
    {
        LossAdvice classes = Choose(new() { Table = Made.Classes("no", "yes"), Target = "y", Want = Want.Parse("ranking-of-risk"), Repeats = 1 });
        Assert.Equal("auc", classes.Metric);
        Assert.All(classes.Candidates, c => Assert.InRange(c.Score, 0.7, 1));
        LossAdvice numbers = Choose(new() { Table = Made.Linear(Made.Normal), Target = "y", Want = Want.Parse("ranking-of-risk"), Repeats = 1 });
        Assert.Equal("concordance", numbers.Metric);
        Assert.All(numbers.Candidates, c => Assert.InRange(c.Score, 0.7, 1));
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        Table table = Made.Linear(Made.Normal, 60);
        Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "y", Metric = "accuracy" }));
        Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "y", Want = new(WantKind.Class) }));
        Assert.Throws<LossException>(() => Choose(new() { Table = Made.Classes("no", "yes"), Target = "y", Want = new(WantKind.Mean) }));
        Assert.Throws<LossException>(() => Choose(new() { Table = table, Target = "y", Metric = "rmsle" }));
        Assert.Throws<LossException>(() => Choose(new() { Table = table, Target = "y", Losses = ["no-such-loss"] }));
        Assert.Throws<DataException>(() => Choose(new() { Table = table, Target = "z" }));
    }

    [Fact]
    public void A_stop_between_fits_is_obeyed()
    {
        using CancellationTokenSource stop = new();
        IProgress<AdviceProgress> progress = new Stopper(stop);
        Assert.ThrowsAny<OperationCanceledException>(() => Advisor.Choose(new() { Table = Made.Linear(Made.Normal), Target = "y" }, progress, stop.Token));
    }

    private static LossAdvice Choose(AdviceRequest request) => Advisor.Choose(request, null, TestContext.Current.CancellationToken);

    private static double[] Scores(AdviceRequest request) => [.. Choose(request).Candidates.SelectMany(c => c.FoldScores)];

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<AdviceProgress>
    {
        public void Report(AdviceProgress value)
        {
            if (value.Done == 3)
                stop.Cancel();
        }
    }
}
