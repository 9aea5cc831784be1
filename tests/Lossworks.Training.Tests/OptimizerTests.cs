namespace Lossworks.Training.Tests;

public class OptimizerTests(ITestOutputHelper output)
{
    private double Value(string spec, TrainingData data, TrainingOptions options)
    {
        TrainingResult result = Train.Fit(Loss.Parse(spec), data, options);
        output.WriteLine($"{spec} {options.Optimizer}: {result.Value:R} after {result.Steps} in {result.Seconds:F3} s, gradient {result.GradientNorm:G3}: {result.Explanation}");
        return result.Value;
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 0.1)]
    [InlineData(0.05, 0)]
    [InlineData(0.05, 0.1)]
    public void Every_optimizer_finds_the_same_minimum(double l1, double l2)
    {
        TrainingData data = Made.Regression(200, 5);
        TrainingOptions options = new() { L1 = l1, L2 = l2 };
        double expected = Value("log-cosh", data, options);
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
            Close.To(expected, Value("log-cosh", data, options with { Optimizer = optimizer }));
        Close.To(expected, Value("log-cosh", data, options with { Optimizer = Optimizer.GradientDescent, Rate = 0.3 }));
    }

    [Theory]
    [InlineData("squared-error")]
    [InlineData("huber(delta=0.5)")]
    public void A_lasso_gives_exact_zeros_and_the_optimality_conditions_hold(string spec)
    {
        const double l1 = 0.2;
        TrainingData data = Made.Regression(300, 12);
        Loss loss = Loss.Parse(spec);
        TrainingResult result = Train.Fit(loss, data, new() { L1 = l1 });
        Assert.Equal(StopReason.Converged, result.Reason);
        double[] derivatives = new double[data.Rows];
        loss.Evaluate(result.Model.Predict(data.Features, data.Rows), data.Targets, derivatives);
        int zeros = 0;
        for (int j = 0; j < data.Columns; j++)
        {
            double gradient = derivatives.Select((u, i) => u * data.Features[(i * data.Columns) + j]).Sum(), coefficient = result.Model.Coefficients[j];
            if (coefficient == 0)
            {
                zeros++;
                Assert.InRange(gradient, -l1 * (1 + 1e-8), l1 * (1 + 1e-8));
            }
            else
            {
                Assert.Equal(-l1 * Math.Sign(coefficient), gradient, 1e-7);
            }
        }

        Assert.InRange(zeros, 3, 11);
        Assert.Equal(0, derivatives.Sum(), 1e-8);
    }

    [Theory]
    [InlineData(Optimizer.GradientDescent)]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Adam)]
    public void Every_optimizer_gives_exact_zeros(Optimizer optimizer)
    {
        TrainingData data = Made.Regression(300, 8);
        double[] expected = Train.Fit(Loss.Parse("squared-error"), data, new() { L1 = 0.3 }).Model.Coefficients.ToArray();
        double[] actual = Train.Fit(Loss.Parse("squared-error"), data, new() { L1 = 0.3, Optimizer = optimizer }).Model.Coefficients.ToArray();
        Assert.Contains(0.0, expected);
        Assert.Equal(expected.Select(b => b == 0), actual.Select(b => b == 0));
    }

    [Theory]
    [InlineData("squared-error", Optimizer.LBfgs)]
    [InlineData("pseudo-huber", Optimizer.LBfgs)]
    [InlineData("pseudo-huber", Optimizer.GradientDescent)]
    [InlineData("softplus", Optimizer.LBfgs)]
    public void A_convex_objective_never_rises_and_steps_are_numbered(string spec, Optimizer optimizer)
    {
        Loss loss = Loss.Parse(spec == "softplus" ? "binary-cross-entropy-with-logits" : spec);
        TrainingData data = spec == "softplus" ? ZeroOne(300, 6) : Made.Regression(300, 6);
        TrainingResult result = Train.Fit(loss, data, new() { Optimizer = optimizer, KeepTrace = true });
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.Equal(result.Steps, result.Trace.Count);
        for (int i = 1; i < result.Trace.Count; i++)
        {
            Assert.Equal(result.Trace[i - 1].Step + 1, result.Trace[i].Step);
            Assert.True(result.Trace[i].Loss <= result.Trace[i - 1].Loss * (1 + 1e-14));
            Assert.True(result.Trace[i].Elapsed >= result.Trace[i - 1].Elapsed);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        TrainingData data = Made.Regression(100, 4);
        TrainingOptions options = new() { Optimizer = Optimizer.Sgd, Steps = 20, Rate = 0.01 };
        double[] Coefficients(ulong seed) => Train.Fit(Loss.Parse("huber"), data, options with { Seed = seed }).Model.Coefficients.ToArray();
        Assert.Equal(Coefficients(7), Coefficients(7));
        Assert.NotEqual(Coefficients(7), Coefficients(8));
    }

    [Fact]
    public void A_batch_loss_trains_on_all_rows()
    {
        TrainingData data = Made.Regression(200, 5);
        TrainingResult root = Train.Fit(Loss.Parse("rmse"), data), square = Train.Fit(Loss.Parse("mse"), data);
        Close.To(square.Model.Coefficients, root.Model.Coefficients);
        Close.To(Math.Sqrt(square.Value), root.Value);
        Assert.Throws<LossException>(() => Train.Fit(Loss.Parse("rmse"), data, new() { Optimizer = Optimizer.Sgd }));
    }

    private static TrainingData ZeroOne(int rows, int columns)
    {
        TrainingData signs = Made.Signs(rows, columns);
        return new(signs.Features, rows, columns, [.. signs.Targets.Select(y => (y + 1) / 2)]);
    }
}
