using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Looking;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Looking;

/// <summary>The whole of a deeper look, on every kind of problem.</summary>
public sealed class DeeperLooksTests
{
    [Theory]
    [InlineData("mean", "squared-error,absolute-error,huber")]
    [InlineData("median", "squared-error,absolute-error")]
    [InlineData("quantile:0.8", "squared-error,pinball(quantile=0.8)")]
    [InlineData("mode", "squared-error,huber")]
    public void Numbers_are_looked_at_from_all_sides(string want, string losses)
    {
        DeeperLook look = At(new() { Table = Made.Linear(Made.Normal, 300), Target = "y", Want = Want.Parse(want), Losses = losses.Split(',') });
        bool isMode = want == "mode";
        Assert.Equal(isMode, look.Calibration is null);
        Assert.Equal(isMode, look.Murphy is null);
        Assert.NotNull(look.Residuals);
        Assert.Null(look.Confusion);
        AssertSound(look, losses.Split(',').Length);
    }

    [Fact]
    public void An_interval_has_two_curves_and_a_coverage()
    {
        DeeperLook look = At(new() { Table = Made.Linear(Made.Normal, 300), Target = "y", Want = new(WantKind.Interval, 0.8), Losses = ["interval-score(alpha=0.2)", "gaussian-nll"] });
        Assert.Equal(2, look.Calibration!.Curves.Count);
        Assert.All(look.Calibration.Losses, l => Assert.InRange(l.Coverage!.Value, 0.6, 0.95));
        Assert.Null(look.Murphy);
        Assert.Null(look.Residuals);
        AssertSound(look, 2);
    }

    [Fact]
    public void Two_classes_have_one_curve_and_a_Murphy_diagram()
    {
        DeeperLook look = At(new() { Table = Made.Classes("no", "yes"), Target = "y", Losses = ["binary-cross-entropy-with-logits", "brier-score"] });
        Assert.Equal("probability of yes", Assert.Single(look.Calibration!.Curves).What);
        Assert.NotNull(look.Murphy);
        Assert.Equal(Made.Rows, look.Confusion!.Counts.Sum(row => row.Sum()));
        AssertSound(look, 2);
    }

    [Fact]
    public void Several_classes_have_a_curve_each()
    {
        DeeperLook look = At(new() { Table = Made.Classes("low", "middle", "high"), Target = "y", Losses = ["softmax-cross-entropy", "brier-score"] });
        Assert.Equal(["high", "low", "middle"], look.Confusion!.Classes);
        Assert.Equal(3, look.Calibration!.Curves.Count);
        Assert.Null(look.Murphy);
        AssertSound(look, 2);
    }

    [Fact]
    public void Scores_that_are_no_probabilities_have_no_reliability()
    {
        DeeperLook look = At(new() { Table = Made.Classes("no", "yes"), Target = "y", Want = new(WantKind.Class), Losses = ["hinge", "squared-hinge"] });
        Assert.Null(look.Calibration);
        Assert.Null(look.Murphy);
        Assert.NotNull(look.Confusion);
        Assert.NotNull(look.Contamination);
    }

    [Fact]
    public void Weights_and_an_order_in_time_are_respected()
    {
        Random random = new(8);
        double[] time = [.. Enumerable.Range(0, 240).Select(i => (double)i)], x = [.. time.Select(_ => Made.Normal(random))];
        Table table = new(
            "made",
            Column.OfNumbers("time", time),
            Column.OfNumbers("x", x),
            Column.OfNumbers("w", [.. time.Select(t => t % 4)]),
            Column.OfNumbers("y", [.. x.Select(v => (2 * v) + Made.Normal(random))]));
        DeeperLook look = At(new() { Table = table, Target = "y", Losses = ["squared-error", "absolute-error"], Roles = new() { Time = "time", Weight = "w" } });
        Assert.True(look.Residuals!.Rows < 240);
        AssertSound(look, 2);
    }

    [Fact]
    public void Outliers_in_the_targets_bend_squared_error_most()
    {
        ContaminationLook look = At(new() { Table = Made.Linear(Made.Normal, 600), Target = "y", Losses = ["squared-error", "tukey-biweight"] }).Contamination!;
        ContaminationCurve squared = look.Curves.Single(c => c.Spec == "squared-error"), robust = look.Curves.Single(c => c.Spec != "squared-error");
        Assert.True(squared.Scores[^1] - squared.Scores[0] > 2 * (robust.Scores[^1] - robust.Scores[0]), look.Says);
        Assert.Contains(robust.Spec + " stands best", look.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_that_a_line_misses_is_found_by_the_squares()
    {
        Random random = new(11);
        double[] x = [.. Enumerable.Range(0, 400).Select(_ => Made.Normal(random))];
        Table table = new("made", Column.OfNumbers("x", x), Column.OfNumbers("y", [.. x.Select(v => v + (v * v) + (0.1 * Made.Normal(random)))]));
        RicherLook look = At(new() { Table = table, Target = "y", Losses = ["squared-error", "huber"] }).Richer!;
        Assert.Equal(1, look.Squares);
        Assert.All(look.Losses, l => Assert.True(l.Richer < l.Linear / 2));
    }

    [Fact]
    public void The_answer_is_the_same_for_any_number_of_threads()
    {
        AdviceRequest request = new() { Table = Made.Linear(Made.Normal, 200), Target = "y", Losses = ["squared-error", "huber"], Threads = 1 };
        DeeperLook one = At(request), four = At(request with { Threads = 4 });
        Assert.Equal(one.Sentences, four.Sentences);
        Assert.Equal(one.Calibration!.Curves[0].Points, four.Calibration!.Curves[0].Points);
        Assert.Equal(one.Contamination!.Curves.Select(c => c.Scores[^1]), four.Contamination!.Curves.Select(c => c.Scores[^1]));
        Assert.Equal(one.Murphy!.Curves[1].Errors, four.Murphy!.Curves[1].Errors);
    }

    private static void AssertSound(DeeperLook look, int losses)
    {
        foreach (LossCalibration loss in look.Calibration?.Losses ?? [])
        {
            Assert.Equal(loss.Score, loss.Miscalibration - loss.Discrimination + loss.Uncertainty, 1e-12 * Math.Max(1, loss.Score));
            Assert.True(loss.Miscalibration >= -1e-12 && loss.Discrimination >= -1e-12, $"{loss}");
        }

        Assert.Equal(losses, look.Contamination!.Curves.Count);
        Assert.All(look.Contamination.Curves, c => Assert.True(double.IsFinite(c.Scores[0])));
        Assert.Equal(5, look.Pulls!.Rows.Count);
        Assert.All(look.Pulls.Losses, l => Assert.InRange(l.TopShare, 0.001, 1));
        Assert.All(look.Pulls.Rows, r => Assert.True(r.Line > 0));
        Assert.All(look.Sentences, s => Assert.DoesNotContain("NaN", s, StringComparison.Ordinal));
    }

    private static DeeperLook At(AdviceRequest asked)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        AdviceRequest request = asked with { Folds = 3, Repeats = 1, Trials = 2 };
        Problem problem = Problem.Of(request);
        Folds folds = Splitter.Outer(problem, request.Folds, request.Repeats, request.Seed);
        FirstLook look = FirstLook.Of(problem, request.Seed, stop);
        Comparison comparison = new(problem, Shortlist.Of(look, [], request).Contenders, folds, request, null, stop);
        comparison.Run();
        FoldTruths truths = new(problem, folds);
        IReadOnlyList<CandidateResult> ranked = Ranking.Of(problem, comparison, truths);
        return DeeperLooks.At(problem, folds, comparison, truths, ranked, ranked[0], request, stop);
    }
}
