namespace Lossworks.Training.Tests;

/// <summary>The classic first example: X = 1..4, y = 2X, mean squared error, rate 0.01, from W = b = 0.</summary>
public class GradientDescentTests
{
    private static readonly TrainingData Data = new([1, 2, 3, 4], 4, 1, [2, 4, 6, 8]);
    private static readonly TrainingOptions Options = new() { Optimizer = Optimizer.GradientDescent, Rate = 0.01 };

    [Fact]
    public void A_thousand_steps_come_near_the_line()
    {
        TrainingResult result = Train.Fit(Loss.Parse("squared-error"), Data, Options);
        Assert.Equal(StopReason.StepLimit, result.Reason);
        Assert.Equal(1000, result.Steps);
        Assert.InRange(result.Model.Coefficients[0], 1.98, 2.02);
        Assert.InRange(result.Model.Intercepts[0], -0.05, 0.05);
    }

    [Fact]
    public void Every_step_is_the_textbooks()
    {
        double w = 0, b = 0;
        for (int step = 0; step < 100; step++)
        {
            double dw = 0, db = 0;
            for (int i = 0; i < 4; i++)
            {
                double difference = (w * Data.Features[i]) + b - Data.Targets[i];
                (dw, db) = (dw + (2 * difference * Data.Features[i] / 4), db + (2 * difference / 4));
            }

            (w, b) = (w - (0.01 * dw), b - (0.01 * db));
        }

        TrainingResult result = Train.Fit(Loss.Parse("squared-error"), Data, Options with { Steps = 100 });
        Close.To(w, result.Model.Coefficients[0], 1e-13);
        Close.To(b, result.Model.Intercepts[0], 1e-13);
    }

    [Fact]
    public void Until_it_converges_it_reaches_the_line()
    {
        TrainingResult result = Train.Fit(Loss.Parse("squared-error"), Data, Options with { Steps = 100_000 });
        Assert.Equal(StopReason.Converged, result.Reason);
        Close.To(2, result.Model.Coefficients[0]);
        Close.To(0, result.Model.Intercepts[0]);
    }

    [Fact]
    public void Too_large_a_rate_diverges_and_names_step_and_row()
    {
        TrainingResult result = Train.Fit(Loss.Parse("squared-error"), Data, Options with { Rate = 10 });
        Assert.Equal(StopReason.Diverged, result.Reason);
        Assert.Contains($"at step {result.Steps}", result.Explanation);
        Assert.Contains("squared-error of row 3", result.Explanation);
        Assert.True(double.IsFinite(result.Value));
    }

    [Fact]
    public void The_term_of_a_sum_that_is_not_finite_is_named()
    {
        TrainingData data = new([1, 1], 2, 1, [1, 2]);
        TrainingResult result = Train.Fit(Loss.Parse("0.5*absolute-error + 0.5*squared-error"), data, Options with { Rate = 1e3 });
        Assert.Equal(StopReason.Diverged, result.Reason);
        Assert.Contains("squared-error of row 0", result.Explanation);
    }
}
