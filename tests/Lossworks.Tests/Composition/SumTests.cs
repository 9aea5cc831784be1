using Lossworks.Losses;

namespace Lossworks.Tests.Composition;

/// <summary>What a weighted sum takes from its terms.</summary>
public sealed class SumTests
{
    [Fact]
    public void A_term_of_weight_0_is_gone_even_where_it_is_infinite()
    {
        Loss sum = Loss.Parse("1*brier-score + 0*log-score");
        double[] gradient = new double[2];

        double value = sum.Evaluate(new LossBatch<double>([0, 1], 2, (int[])[0]), new() { Gradient = gradient });

        Assert.Equal(2, value);
        Assert.Equal([-2, 2], gradient);
    }

    [Fact]
    public void Predictions_must_lie_where_every_term_takes_them()
    {
        Loss sum = Loss.Parse("1*squared-error + 1*squared-log-error");

        Assert.Throws<LossException>(() => sum.CheckDomain(new LossBatch<double>([-2], [1])));
    }

    [Fact]
    public void A_class_that_every_term_skips_is_skipped_by_what_wraps_the_sum()
    {
        Loss sum = Loss.Parse("1*softmax-cross-entropy(ignore-index=1) + 0.5*softmax-cross-entropy(ignore-index=1)");
        Loss clipped = LossCatalogue.BuiltIn.Wrap(new Clipped(sum, 1e9));
        double[] row = [1, 2, 0, 3, 4, 5];

        LossBatch<double> batch = new(row, 3, (int[])[0, 1]);

        Assert.Equal(sum.Evaluate(batch, default), clipped.Evaluate(batch, default), 1e-14);
    }
}
