using System.Globalization;

namespace Lossworks.Tests.Composition;

/// <summary>Wrappers against what they mean, worked out from the loss inside.</summary>
public sealed class WrapperTests
{
    private static readonly double[] Logits = [0.3, -1, 2, 1.5, 0.2, -0.7, -2, 0.5, 0.1];
    private static readonly int[] Classes = [2, 0, 1];

    [Fact]
    public void Class_weights_multiply_each_row()
    {
        double[] plain = Losses("softmax-cross-entropy"), weighed = Losses("class-weighted(base=softmax-cross-entropy, class-weights=[1,2,4])");
        Equal([4 * plain[0], 1 * plain[1], 2 * plain[2]], weighed);
    }

    [Fact]
    public void Class_weights_of_two_labels_are_those_of_the_negative_and_the_positive()
    {
        Loss plain = Loss.Parse("hinge"), weighed = Loss.Parse("class-weighted(base=hinge, class-weights=[3,5])");
        foreach ((double label, double weight) in ((double, double)[])[(-1, 3), (1, 5)])
            Assert.Equal(weight * plain.Evaluate([0.2], [label]), weighed.Evaluate([0.2], [label]), 1e-15);
    }

    [Fact]
    public void Class_weights_drop_what_weighing_breaks()
    {
        LossClaims claims = Loss.Parse("class-weighted(base=softmax-cross-entropy, class-weights=[1,2,4])").Claims;
        Assert.True(claims.Convex);
        Assert.False(claims.StrictlyProper);
        Assert.Null(claims.Elicits);
        Assert.Equal(4 * Math.Sqrt(2), claims.Lipschitz!.Value, 1e-12);
    }

    [Fact]
    public void Clipping_stops_the_pull_beyond_the_limit()
    {
        Loss clipped = Loss.Parse("clipped(base=squared-error, limit=4)");
        double[] gradient = new double[3], hessian = new double[3], losses = new double[3];
        clipped.Evaluate(new LossBatch<double>([1, 2, 3], [0, 0, 0]), new() { Gradient = gradient, Hessian = hessian, Losses = losses }, Reduction.None);
        Assert.Equal([1, 4, 4], losses);
        Assert.Equal([2, 0, 0], gradient);
        Assert.Equal([2, 0, 0], hessian);
        Assert.False(clipped.Claims.Convex);
        Assert.Equal(4, clipped.Claims.Bounded);
    }

    [Fact]
    public void Smoothing_a_cross_entropy_is_the_smoothed_cross_entropy() =>
        Same("label-smoothed-cross-entropy(smoothing=0.2)", "label-smoothed(base=softmax-cross-entropy, smoothing=0.2)");

    [Theory]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(2.5)]
    public void Fading_a_cross_entropy_is_the_softmax_focal_loss(double gamma) =>
        Same(string.Create(CultureInfo.InvariantCulture, $"softmax-focal(gamma={gamma})"), string.Create(CultureInfo.InvariantCulture, $"focal(base=softmax-cross-entropy, gamma={gamma})"));

    [Fact]
    public void Smoothing_a_label_moves_it_towards_one_half()
    {
        double direct = Loss.Parse("logistic").Evaluate([0.7, -0.3], [0.9, 0.1]);
        Assert.Equal(direct, Loss.Parse("label-smoothed(base=logistic, smoothing=0.2)").Evaluate([0.7, -0.3], [1, 0]), 1e-15);
    }

    [Fact]
    public void Smoothing_skips_ignored_rows()
    {
        Loss loss = Loss.Parse("label-smoothed(base=softmax-cross-entropy, smoothing=0.2)");
        double[] gradient = new double[6];
        double value = loss.Evaluate(new LossBatch<double>(Logits.AsSpan(0, 6), 3, [2, -100]), new() { Gradient = gradient });
        Assert.Equal(loss.Evaluate(new LossBatch<double>(Logits.AsSpan(0, 3), 3, [2]), default), value, 1e-15);
        Assert.Equal([0, 0, 0], gradient[3..]);
    }

    [Theory]
    [InlineData("label-smoothed(base=hinge)")]
    [InlineData("label-smoothed(base=squared-error)")]
    [InlineData("class-weighted(base=squared-error, class-weights=[1,2])")]
    [InlineData("class-weighted(base=hinge, class-weights=[1,2,3])")]
    [InlineData("class-balanced(base=squared-error, class-counts=[1,2])")]
    [InlineData("clipped(base=rmse, limit=1)")]
    [InlineData("top-k(base=rmse)")]
    [InlineData("clipped(base=no-such-loss, limit=1)")]
    public void A_base_that_makes_no_sense_is_refused(string spec) => Assert.ThrowsAny<LossException>(() => Loss.Parse(spec));

    [Fact]
    public void Missing_targets_are_skipped()
    {
        Loss masked = Loss.Parse("masked(base=squared-error)");
        double[] gradient = new double[3], weights = [2, 1, 1];
        double value = masked.Evaluate(new LossBatch<double>([1, 2, 3], [0, double.NaN, 1], weights), new() { Gradient = gradient });
        Assert.Equal(((2 * 1) + (1 * 4)) / 3.0, value, 1e-15);
        Assert.Equal([4 / 3.0, 0, 4 / 3.0], gradient);
        Assert.Throws<LossException>(() => masked.Evaluate([1], [double.NaN]));
        masked.CheckDomain(new([1], [double.NaN]));
        Assert.Throws<LossException>(() => Loss.Parse("squared-error").CheckDomain(new([1], [double.NaN])));
    }

    [Fact]
    public void Masking_reaches_losses_of_a_whole_batch()
    {
        double value = Loss.Parse("masked(base=rmse)").Evaluate([1, 5, 3], [0, double.NaN, 0]);
        Assert.Equal(Math.Sqrt(5), value, 1e-15);
    }

    [Fact]
    public void Masking_gives_any_loss_of_classes_an_ignored_class()
    {
        Loss masked = Loss.Parse("masked(base=multi-margin, ignore-index=7)"), plain = Loss.Parse("multi-margin");
        double value = masked.Evaluate(new LossBatch<double>(Logits, 3, [2, 7, 1]), default);
        double[] kept = [.. Logits[..3], .. Logits[6..]];
        Assert.Equal(plain.Evaluate(new LossBatch<double>(kept, 3, [2, 1]), default), value, 1e-15);
    }

    [Fact]
    public void The_hardest_half_counts_alone()
    {
        double[] gradient = new double[4];
        double value = Loss.Parse("top-k(base=squared-error, fraction=0.5)").Evaluate(new LossBatch<double>([1, 3, 2, 0], [0, 0, 0, 0]), new() { Gradient = gradient });
        Assert.Equal(6.5, value);
        Assert.Equal([0, 3, 2, 0], gradient);
    }

    [Fact]
    public void Among_equals_the_first_is_kept()
    {
        double[] gradient = new double[4];
        Loss.Parse("top-k(base=squared-error, fraction=0.5)").Evaluate(new LossBatch<double>([1, 1, 1, 1], [0, 0, 0, 0]), new() { Gradient = gradient });
        Assert.Equal([1, 1, 0, 0], gradient);
    }

    [Fact]
    public void Class_balance_tends_to_one_over_the_count()
    {
        double[] plain = Losses("softmax-cross-entropy"), balanced = Losses("class-balanced(class-counts=[10,100,1000], beta=0.9)");
        double Weight(double n) => 0.1 / (1 - Math.Pow(0.9, n));
        Equal([Weight(1000) * plain[0], Weight(10) * plain[1], Weight(100) * plain[2]], balanced);
    }

    [Fact]
    public void Wrappers_nest()
    {
        const string Spec = "clipped(base=class-weighted(base=label-smoothed(base=softmax-cross-entropy, smoothing=0.1), class-weights=[1,2,3]), limit=2)";
        Loss loss = Loss.Parse(Spec);
        Assert.Equal(loss, Loss.Parse(loss.ToString()));
        Assert.All(Losses(Spec), l => Assert.InRange(l, 0, 2));
    }

    [Fact]
    public void A_sum_goes_into_a_wrapper() =>
        Assert.Equal(3, Loss.Parse("clipped(base=0.5*squared-error + 1*absolute-error, limit=3)").Evaluate([100], [0]));

    [Fact]
    public void A_wrapper_goes_into_a_sum()
    {
        Loss sum = Loss.Parse("2*clipped(base=squared-error, limit=3) + absolute-error");
        Assert.Equal(6 + 100, sum.Evaluate([100], [0]));
        Assert.False((-1 * sum).Claims.Convex);
    }

    private static double[] Losses(string spec)
    {
        double[] losses = new double[3];
        Loss.Parse(spec).Evaluate(new LossBatch<double>(Logits, 3, Classes), new() { Losses = losses }, Reduction.None);
        return losses;
    }

    private static void Same(string expected, string actual)
    {
        double[] a = new double[9], b = new double[9], c = new double[9], d = new double[9];
        double first = Loss.Parse(expected).Evaluate(new LossBatch<double>(Logits, 3, Classes), new() { Gradient = a, Hessian = b });
        double second = Loss.Parse(actual).Evaluate(new LossBatch<double>(Logits, 3, Classes), new() { Gradient = c, Hessian = d });
        Equal([first], [second]);
        Equal(a, c);
        Equal(b, d);
    }

    private static void Equal(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-14 * Math.Max(1, Math.Abs(pair.First))));
}
