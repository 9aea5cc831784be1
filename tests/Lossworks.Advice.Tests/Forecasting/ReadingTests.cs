using Lossworks.Advice.Forecasting;
using MathNet.Numerics.Distributions;

namespace Lossworks.Advice.Tests.Forecasting;

/// <summary>From what a loss predicts to what is wanted.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Distributions_tell_mean_median_and_quantiles()
    {
        Predictive normal = Told("gaussian-nll", 3, 4);
        Assert.Equal(3, normal.Mean);
        Assert.Equal(3 + (2 * 1.2815515655446004), normal.Quantile(0.9), 1e-9);
        Predictive prices = Told("log-normal-nll", 1, 0.5);
        Assert.Equal(new LogNormal(1, 0.5).Mean, prices.Mean, 1e-12);
        Assert.Equal(new LogNormal(1, 0.5).InverseCumulativeDistribution(0.3), prices.Quantile(0.3), 1e-9);
        Assert.Equal(new LogNormal(1, 0.5).Mode, prices.Mode, 1e-12);
        Assert.Equal(new Weibull(2, 3).Mean, Told("weibull-nll", 3, 2).Mean, 1e-12);
        Assert.Equal(1 + (2 * Math.Log(2 * 0.2)), Told("laplace-nll", 1, 2).Quantile(0.2), 1e-9);
    }

    [Fact]
    public void Counts_tell_theirs()
    {
        Predictive poisson = Told("poisson-nll", Math.Log(3.7));
        Assert.Equal(3.7, poisson.Mean, 1e-12);
        for (double level = 0.05; level < 1; level += 0.1)
        {
            int quantile = (int)poisson.Quantile(level);
            Assert.True(new Poisson(3.7).CumulativeDistribution(quantile) >= level - 1e-12);
            Assert.True(quantile == 0 || new Poisson(3.7).CumulativeDistribution(quantile - 1) < level);
        }

        Predictive inflated = Told("zero-inflated-poisson-nll", 0, Math.Log(4));
        Assert.Equal(2, inflated.Mean, 1e-12);
        Assert.Equal(0, inflated.Quantile(0.4));
        // Negative binomial of mean 4 and dispersion 0.5: r = 2, success probability 1/3.
        Predictive spread = Told("negative-binomial-nll(dispersion=0.5)", 4);
        double reached = 0;
        int median = 0;
        for (NegativeBinomial law = new(2, 1 / 3.0); (reached += law.Probability(median)) < 0.5; median++)
        {
        }

        Assert.Equal(median, spread.Quantile(0.5));
    }

    [Theory]
    [InlineData("softmax-cross-entropy", 3)]
    [InlineData("one-vs-all-logistic", 3)]
    [InlineData("coral", 2)]
    [InlineData("corn", 2)]
    [InlineData("cumulative-logit-nll(cut-points=[-1, 1])", 1)]
    [InlineData("cumulative-probit-nll(cut-points=[-1, 1])", 1)]
    public void Class_probabilities_add_up_to_one(string spec, int outputs)
    {
        ClassReading reading = ClassReading.Of(Loss.Parse(spec), 3);
        Assert.True(reading.GivesProbabilities);
        Random random = new(1);
        for (int i = 0; i < 50; i++)
        {
            double[] predictions = [.. Enumerable.Range(0, outputs).Select(_ => 3 * Made.Normal(random))], told = new double[3];
            reading.Write!(predictions, told);
            Assert.Equal(1, told.Sum(), 1e-9);
            Assert.All(told, p => Assert.InRange(p, 0, 1));
        }
    }

    [Fact]
    public void Scores_that_say_log_odds_become_probabilities_and_others_do_not()
    {
        Assert.Equal(1 / (1 + Math.Exp(-2.0)), Read("soft-margin", 2), 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-4.0)), Read("exponential", 2), 1e-12);
        Assert.Equal(0.75, Read("squared-margin", 0.5), 1e-12);
        Assert.False(ClassReading.Of(Loss.Parse("hinge"), 2).GivesProbabilities);
    }

    [Fact]
    public void What_a_loss_does_not_give_is_said()
    {
        Problem mean = Of(Made.Linear(Made.Normal, 60), new(WantKind.Mean)), median = Of(Made.Linear(Made.Normal, 60), new(WantKind.Median));
        Assert.Null(Gives.Caution(Loss.Parse("squared-error"), mean));
        Assert.Contains("not the mean", Gives.Caution(Loss.Parse("huber"), mean), StringComparison.Ordinal);
        Assert.Contains("gives the median, not the mean", Gives.Caution(Loss.Parse("absolute-error"), mean), StringComparison.Ordinal);
        Assert.Null(Gives.Caution(Loss.Parse("absolute-error"), median));
        Assert.Contains("gives the mean, not the median", Gives.Caution(Loss.Parse("squared-error"), median), StringComparison.Ordinal);
        Assert.NotNull(TargetForms.Unfit(Loss.Parse("squared-error"), Of(Made.Linear(Made.Normal, 60), new(WantKind.Interval, 0.9))));
    }

    private static Problem Of(Data.Table table, Want want) => Problem.Of(new Question { Table = table, Column = "y", Want = want });

    private static Predictive Told(string spec, params double[] predictions) => Predictive.For(Loss.Parse(spec))!(predictions);

    private static double Read(string spec, double prediction)
    {
        double[] told = new double[1];
        ClassReading.Of(Loss.Parse(spec), 2).Write!([prediction], told);
        return told[0];
    }
}
