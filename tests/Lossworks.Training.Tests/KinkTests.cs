namespace Lossworks.Training.Tests;

/// <summary>Losses without curvature reach the true minimum all the same.</summary>
public class KinkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("absolute-error")]
    [InlineData("pinball(quantile=0.9)")]
    [InlineData("pinball(quantile=0.05)")]
    [InlineData("epsilon-insensitive(epsilon=0.3)")]
    [InlineData("0.5*absolute-error + 0.5*pinball(quantile=0.2)")]
    public void A_piecewise_linear_loss_of_residuals_reaches_a_certified_vertex(string spec) => Certified(spec, Made.Regression(200, 6));

    [Fact]
    public void The_hinge_reaches_a_certified_vertex() => Certified("hinge", Made.Signs(200, 5));

    [Fact]
    public void Ties_do_not_send_it_round_in_circles()
    {
        Xoshiro256 random = new(5);
        double[] features = [.. Enumerable.Range(0, 400).Select(_ => (double)random.Below(3))], targets = [.. Enumerable.Range(0, 100).Select(_ => (double)random.Below(4))];
        Certified("absolute-error", new(features, 100, 4, targets));
    }

    [Theory]
    [InlineData("absolute-error", 0.1)]
    [InlineData("pinball(quantile=0.8)", 0.05)]
    [InlineData("epsilon-insensitive", 0.1)]
    public void A_lasso_is_made_of_kinks_too(string spec, double l1)
    {
        TrainingData data = Made.Regression(150, 8);
        TrainingResult result = Train.Fit(Loss.Parse(spec), data, new() { L1 = l1 });
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.Contains("vertex", result.Explanation);
        Assert.Contains(0.0, result.Model.Coefficients.ToArray());
        Lowest(Loss.Parse(spec), data, result, 0, 1e-12, l1);
    }

    [Fact]
    public void Columns_that_depend_on_one_another_are_no_obstacle()
    {
        TrainingData data = Made.Regression(100, 3);
        double[] doubled = Samples.Rows([.. Enumerable.Range(0, 6).Select(j => Enumerable.Range(0, 100).Select(i => (1 + (j / 3)) * data.Features[(3 * i) + (j % 3)]).ToArray())]);
        TrainingResult result = Train.Fit(Loss.Parse("absolute-error"), new(doubled, 100, 6, data.Targets));
        Assert.Equal(StopReason.Converged, result.Reason);
        Close.To(Train.Fit(Loss.Parse("absolute-error"), data).Value, result.Value, 1e-12);
    }

    [Fact]
    public void A_constant_fit_is_the_median()
    {
        TrainingResult result = Train.Fit(Loss.Parse("absolute-error"), new([], 5, 0, [1, 2, 7, 100, 3]));
        Assert.Equal(3, result.Model.Intercepts[0]);
        Assert.Equal(StopReason.Converged, result.Reason);
    }

    [Fact]
    public void A_weight_of_two_is_a_row_twice_for_kinks_too()
    {
        TrainingData data = Made.Regression(60, 3);
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? 2.0 : 1.0)];
        int[] rows = [.. Enumerable.Range(0, 60).SelectMany(i => Enumerable.Repeat(i, (int)weights[i]))];
        TrainingData repeated = new([.. rows.SelectMany(i => data.Features[(3 * i)..((3 * i) + 3)])], rows.Length, 3, [.. rows.Select(i => data.Targets[i])]);
        Loss loss = Loss.Parse("pinball(quantile=0.3)");
        TrainingResult weighted = Train.Fit(loss, new(data.Features, 60, 3, data.Targets, weights)), twice = Train.Fit(loss, repeated);
        Close.To(twice.Model.Coefficients, weighted.Model.Coefficients, 1e-9);
    }

    [Theory]
    [InlineData("absolute-error")]
    [InlineData("hinge")]
    public void With_a_ridge_the_smoothed_minimum_is_the_true_one_to_the_tolerance(string spec)
    {
        TrainingData data = spec == "hinge" ? Made.Signs(200, 5) : Made.Regression(200, 5);
        TrainingOptions options = new() { L2 = 0.1, Steps = 5000 };
        TrainingResult result = Train.Fit(Loss.Parse(spec), data, options);
        output.WriteLine($"{result.Value:R} {result.Steps} {result.Seconds} {result.Explanation}");
        Assert.Equal(StopReason.Converged, result.Reason);
        Lowest(Loss.Parse(spec), data, result, 0.1, 1e-7);
    }

    private void Certified(string spec, TrainingData data)
    {
        Loss loss = Loss.Parse(spec);
        TrainingResult result = Train.Fit(loss, data);
        output.WriteLine($"{result.Value:R} {result.Steps} {result.Seconds} {result.Explanation}");
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.Contains("vertex", result.Explanation);
        Lowest(loss, data, result, 0, 1e-12);
    }

    /// <summary>No random step, small or large, leads lower.</summary>
    private static void Lowest(Loss loss, TrainingData data, TrainingResult result, double l2, double slack, double l1 = 0)
    {
        Xoshiro256 random = new(3);
        double best = Objective(loss, data, result.Model, l2, l1);
        for (int i = 0; i < 300; i++)
        {
            double size = Math.Pow(10, -6 * random.NextDouble());
            double[] coefficients = [.. result.Model.Coefficients.ToArray().Select(b => b + (size * Made.Normal(random)))];
            LinearModel other = new(loss, null, coefficients, [result.Model.Intercepts[0] + (size * Made.Normal(random))]);
            Assert.True(Objective(loss, data, other, l2, l1) >= best - (slack * Math.Abs(best)));
        }
    }

    private static double Objective(Loss loss, TrainingData data, LinearModel model, double l2, double l1) =>
        loss.Evaluate(model.Predict(data.Features, data.Rows), data.Targets) + (0.5 * l2 * model.Coefficients.ToArray().Sum(b => b * b)) + (l1 * model.Coefficients.ToArray().Sum(Math.Abs));
}
