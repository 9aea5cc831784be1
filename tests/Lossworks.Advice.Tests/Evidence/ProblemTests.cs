using Lossworks.Benchmarks.Evidence;
using Lossworks.Benchmarks.Evidence.Problems;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Evidence;

/// <summary>The problems that advice is tried on are what their names say.</summary>
public sealed class ProblemTests
{
    private const int Many = 40_000;

    public static TheoryData<string> Names => [.. AllProblems.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_is_a_table_and_another_seed_another_one(string name)
    {
        EvidenceProblem problem = AllProblems.Of(name);
        Table one = problem.Law.Training(200, 1);
        Assert.Equal(Texts(one), Texts(problem.Law.Training(200, 1)));
        Assert.NotEqual(Texts(one), Texts(problem.Law.Training(200, 2)));
        Assert.NotEqual(Texts(one), Texts(problem.Law.Fresh(200)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_wanted_compared_and_best_is_written_as_users_write_it(string name)
    {
        EvidenceProblem problem = AllProblems.Of(name);
        Assert.Equal(problem.Want, Want.Parse(problem.Want).ToString());
        Assert.All(problem.Best.Concat(problem.Losses), spec => Assert.NotNull(Loss.Parse(spec)));
        Assert.Equal(problem.Best.Count == 0, problem.IsNull);
    }

    [Theory]
    [InlineData("counts", TargetKind.Count)]
    [InlineData("zero-inflated-counts", TargetKind.Count)]
    [InlineData("gamma", TargetKind.Positive)]
    [InlineData("prices", TargetKind.Positive)]
    [InlineData("tweedie", TargetKind.Real)]
    [InlineData("binary", TargetKind.Binary)]
    [InlineData("ordered", TargetKind.Classes)]
    public void Targets_are_of_the_kind_of_the_problem(string name, TargetKind kind) =>
        Assert.Equal(kind, Target.From(AllProblems.Of(name).Law.Training(500, 1), Law.Target).Kind);

    [Theory]
    [InlineData("skewed-mean", 0, 2)]
    [InlineData("heteroscedastic", 0, 3.597)]
    [InlineData("gaussian", 0, 1)]
    public void Noise_has_mean_and_variance_as_told(string name, double mean, double variance)
    {
        double[] noise = Noise(AllProblems.Of(name).Law.Fresh(Many));
        Assert.Equal(mean, noise.Average(), 0.05);
        Assert.Equal(variance, noise.Average(e => e * e), 0.08 * variance);
    }

    [Theory]
    [InlineData("student-t2")]
    [InlineData("laplace")]
    [InlineData("skewed-median")]
    public void Noise_has_median_0(string name) =>
        Assert.Equal(0.5, Noise(AllProblems.Of(name).Law.Fresh(Many)).Count(e => e <= 0) / (double)Many, 0.01);

    [Fact]
    public void A_tenth_of_the_contaminated_targets_is_far_off_and_no_fresh_one()
    {
        Law law = AllProblems.Of("contaminated").Law;
        Assert.Equal(0.1, Noise(law.Training(Many, 1)).Count(e => e > 6) / (double)Many, 0.01);
        Assert.DoesNotContain(Noise(law.Fresh(Many)), e => e > 6);
    }

    [Theory]
    [InlineData("counts", 1)]
    [InlineData("overdispersed-counts", 2.67)]
    public void Variance_over_mean_is_that_of_the_counts(string name, double ratio)
    {
        (double[] mean, double[] y) = Positive(AllProblems.Of(name).Law.Fresh(Many));
        double pearson = mean.Zip(y, (m, v) => (v - m) * (v - m) / m).Average(), expected = name == "counts" ? ratio : 1 + mean.Average();
        Assert.Equal(1, y.Average() / mean.Average(), 0.05);
        Assert.Equal(expected, pearson, 0.15 * expected);
    }

    [Fact]
    public void Half_of_the_inflated_zeros_have_a_reason_of_their_own()
    {
        (double[] mean, double[] y) = Positive(AllProblems.Of("zero-inflated-counts").Law.Fresh(Many));
        Assert.Equal(0.5 + (0.5 * mean.Average(m => Math.Exp(-2 * m))), y.Count(v => v == 0) / (double)Many, 0.01);
        Assert.Equal(1, y.Average() / mean.Average(), 0.05);
    }

    [Fact]
    public void Amounts_have_exact_zeros_and_variance_2_m_to_the_power_1_5()
    {
        (double[] mean, double[] y) = Positive(AllProblems.Of("tweedie").Law.Fresh(Many));
        Assert.Equal(mean.Average(m => Math.Exp(-Math.Sqrt(m))), y.Count(v => v == 0) / (double)Many, 0.01);
        Assert.Equal(2, mean.Zip(y, (m, v) => (v - m) * (v - m) / Math.Pow(m, 1.5)).Average(), 0.15);
    }

    [Fact]
    public void Gamma_targets_spread_in_proportion_to_their_mean()
    {
        (double[] mean, double[] y) = Positive(AllProblems.Of("gamma").Law.Fresh(Many));
        Assert.Equal(0.5, mean.Zip(y, (m, v) => (v - m) * (v - m) / (m * m)).Average(), 0.03);
    }

    [Theory]
    [InlineData("rare-class", 0.01, 0.003)]
    [InlineData("pure-noise-classes", 0.5, 0.01)]
    [InlineData("mirrored-weights", 0.5, 0.01)]
    public void The_share_of_yes_is_as_told(string name, double share, double within) =>
        Assert.Equal(share, Codes(AllProblems.Of(name).Law.Fresh(Many)).Average(), within);

    [Fact]
    public void Two_fifths_of_the_training_labels_are_wrong_and_no_fresh_one()
    {
        Law law = AllProblems.Of("label-noise-40").Law;
        Assert.Equal(0.4, Wrong(law.Training(Many, 1)), 0.01);
        Assert.Equal(0, Wrong(law.Fresh(Many)));
    }

    [Fact]
    public void Odds_of_ordered_classes_are_proportional()
    {
        Table table = AllProblems.Of("ordered").Law.Fresh(Many);
        int[] codes = Codes(table);
        double[] score = [.. Linear(table).Select(t => 1.2 * t)];
        foreach ((int k, double cut) in new[] { (0, -2.0), (1, -0.7), (2, 0.7), (3, 2.0) })
            Assert.Equal(score.Average(s => 1 / (1 + Math.Exp(s - cut))), codes.Count(c => c <= k) / (double)Many, 0.01);
    }

    [Theory]
    [InlineData("huber(delta=1.35)", "huber")]
    [InlineData("student-t-nll(degrees-of-freedom=2,scale=1)", "student-t-nll")]
    [InlineData("binary-focal(gamma=1)", "binary-focal(gamma=1)")]
    [InlineData("cumulative-logit-nll(cut-points=[-2,-0.7,0.7,2])", "cumulative-logit-nll")]
    [InlineData("quantile-huber(quantile=0.9,delta=0.2)", "quantile-huber(quantile=0.9)")]
    [InlineData("squared-error", "squared-error")]
    public void A_family_leaves_out_what_is_set_by_the_data(string spec, string family) => Assert.Equal(family, Family.Of(spec));

    private static string[] Texts(Table table) => [.. Enumerable.Range(0, table.RowCount).Select(i => table["x1"].Text(i) + " " + table[Law.Target].Text(i))];

    private static double[] Linear(Table table)
    {
        double[] a = table["x1"].Numbers.ToArray(), b = table["x2"].Numbers.ToArray(), c = table["x3"].Numbers.ToArray();
        return [.. Enumerable.Range(0, a.Length).Select(i => a[i] - (0.7 * b[i]) + (0.5 * c[i]))];
    }

    private static double[] Noise(Table table) => [.. table[Law.Target].Numbers.ToArray().Zip(Linear(table), (y, t) => y - 1 - t)];

    private static (double[] Mean, double[] Targets) Positive(Table table) =>
        ([.. Linear(table).Select(t => Math.Exp(0.5 + (0.6 * t)))], table[Law.Target].Numbers.ToArray());

    private static int[] Codes(Table table) => Target.From(table, Law.Target).Codes.ToArray();

    private static double Wrong(Table table) => Codes(table).Zip(table["x1"].Numbers.ToArray(), (code, x) => code == 1 != x > 0 ? 1.0 : 0).Average();
}
