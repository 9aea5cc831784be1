namespace Lossworks.Tuning.Tests;

public sealed class GaussianProcessModelTests
{
    private static readonly double[][] s_points = [[0.1, 0.9], [0.35, 0.2], [0.5, 0.5], [0.62, 0.81], [0.8, 0.05], [0.93, 0.44], [0.27, 0.66]];
    private static readonly double[] s_targets = [0.3, -1.2, 0.45, 1.1, -0.6, 0.05, 0.9];
    private static readonly Hyperparameters s_parameters = new([Math.Log(0.3), Math.Log(0.8)], Math.Log(1.7), Math.Log(0.01));

    // GaussianProcessRegressor of scikit-learn with ConstantKernel(1.7) * Matern([0.3, 0.8], nu=2.5), alpha 0.01 and no optimizer, on the points above.
    [Theory]
    [InlineData(0.5, 0.5, 0.43880591561287163, 0.009613813805933846)]
    [InlineData(0.15, 0.15, -0.9056318008264026, 0.5704773483725771)]
    [InlineData(0.99, 0.99, 0.349111296013299, 0.7478221974068896)]
    [InlineData(0.4, 0.7, 1.1253901046541501, 0.11400099824815714)]
    public void Mean_and_variance_are_those_of_scikit_learn(double x, double y, double mean, double variance)
    {
        GaussianProcess process = new(Numbers(), s_parameters);
        Prediction prediction = new(process);
        process.Predict([x, y], prediction);
        Assert.Equal(mean, prediction.Means[0], 1e-12);
        Assert.Equal(variance, prediction.Variance, 1e-12);
    }

    [Fact]
    public void The_marginal_likelihood_is_that_of_scikit_learn() =>
        Assert.Equal(-9.662480506765684, new MarginalLikelihood(Numbers()).Of(s_parameters, new double[4]), 1e-12);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradient_of_the_misfit_agrees_with_differences(bool choices)
    {
        Samples samples = choices ? Choices() : Numbers();
        MarginalLikelihood likelihood = new(samples);
        double[] at = [-0.7, 0.3, 0.2, -3], gradient = new double[4];
        HyperparameterFit.Misfit(likelihood, at, gradient);
        for (int i = 0; i < at.Length; i++)
            Assert.Equal(Difference(at, i, x => HyperparameterFit.Misfit(likelihood, x, new double[4])), gradient[i], 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_gradient_of_what_is_hoped_for_agrees_with_differences(int pending)
    {
        double[][] unknown = [.. new double[][] { [0.45, 0.3], [0.7, 0.6] }.Take(pending)];
        double[][] normals = pending == 0 ? [[]] : [[0.3, -1.2], [-0.3, 1.2], [0.9, 0.1]];
        GaussianProcess failures = new(new([false, false], s_points, [0, 2, 0, 0, 2, 0, 0]), s_parameters);
        Acquisition acquisition = new(new(Numbers(), s_parameters, unknown, normals), failures);
        foreach (double[] at in new double[][] { [0.31, 0.27], [0.02, 0.6], [0.66, 0.4], [0.99, 0.99] })
        {
            double[] gradient = new double[2];
            Assert.Equal(acquisition.At(at), acquisition.At(at, gradient));
            for (int i = 0; i < 2; i++)
                Assert.Equal(Difference(at, i, x => acquisition.At(x)), gradient[i], 1e-5 * (1 + Math.Abs(gradient[i])));
        }
    }

    [Fact]
    public void Made_up_results_that_come_true_are_as_good_as_results()
    {
        // A fantasy whose number is what was found: the model is that of one point more.
        GaussianProcess whole = new(Numbers(), s_parameters);
        GaussianProcess fantasy = new(Numbers(6), s_parameters, [s_points[6]], [[0]]), shifted = new(Numbers(6), s_parameters, [s_points[6]], [[1]]);
        double Mean(GaussianProcess process, out double variance)
        {
            Prediction prediction = new(process);
            process.Predict([0.4, 0.7], prediction);
            variance = prediction.Variance;
            return prediction.Means[0];
        }

        // The mean is linear in the number made up; find the normal number that stands for what was found.
        GaussianProcess before = new(Numbers(6), s_parameters);
        Prediction there = new(before);
        before.Predict(s_points[6], there);
        double normal = (s_targets[6] - there.Means[0]) / Math.Sqrt(there.Variance + 0.01);
        double expected = Mean(whole, out double variance), at0 = Mean(fantasy, out double same), at1 = Mean(shifted, out _);
        Assert.Equal(variance, same, 1e-12);
        Assert.Equal(expected, at0 + (normal * (at1 - at0)), 1e-12);
    }

    [Fact]
    public void A_fit_is_no_worse_than_its_neighbors_and_finds_lengths_that_matter()
    {
        Xoshiro256 random = new(5);
        double[][] points = [.. Enumerable.Range(0, 40).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];
        double[] targets = [.. points.Select(p => Math.Sin(6 * p[0]))];
        Samples samples = new([false, false], points, targets);
        Hyperparameters fit = HyperparameterFit.Of(samples);
        MarginalLikelihood likelihood = new(samples);
        double least = HyperparameterFit.Misfit(likelihood, fit.ToArray(), new double[4]);
        for (int i = 0; i < 3; i++)
        {
            foreach (double step in new[] { -0.3, 0.3 })
            {
                double[] other = fit.ToArray();
                other[i] += step;
                Assert.True(least <= HyperparameterFit.Misfit(likelihood, other, new double[4]));
            }
        }

        Assert.True(fit.LogLengths[1] > fit.LogLengths[0] + 1, $"{fit.LogLengths[0]} and {fit.LogLengths[1]}");
        Assert.True(fit.Noise < 1e-4);
    }

    [Fact]
    public void Noise_is_told_from_structure()
    {
        Xoshiro256 random = new(6);
        double[][] points = [.. Enumerable.Range(0, 60).Select(_ => new[] { random.NextDouble() })];
        double[] targets = [.. points.Select(p => Math.Sin(6 * p[0]) + (0.3 * StandardNormal.Next(random)))];
        Assert.InRange(HyperparameterFit.Of(new([false], points, targets)).Noise, 0.05, 0.16);
    }

    [Fact]
    public void Equal_points_do_not_break_the_model()
    {
        Samples samples = new([false], [.. Enumerable.Repeat(new[] { 0.5 }, 30)], [.. Enumerable.Repeat(1.0, 30)]);
        GaussianProcess process = new(samples, Hyperparameters.Equal(1, 1, 1, 1e-20));
        Prediction prediction = new(process);
        process.Predict([0.5], prediction);
        Assert.Equal(1, prediction.Means[0], 1e-3);
        Assert.True(prediction.Variance >= 0);
    }

    private static double Difference(double[] at, int place, Func<double[], double> function)
    {
        const double step = 1e-5;
        double[] above = [.. at], below = [.. at];
        above[place] += step;
        below[place] -= step;
        return (function(above) - function(below)) / (2 * step);
    }

    private static Samples Numbers(int count = 7) => new([false, false], s_points[..count], s_targets[..count]);

    private static Samples Choices() => new([false, true], [.. s_points.Select((p, i) => new[] { p[0], i % 3 })], s_targets);
}
