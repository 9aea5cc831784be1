namespace Lossworks.Tests.Composition;

/// <summary>Weights that change with the steps of training, and weights that are learned.</summary>
public sealed class ChangingWeightsTests
{
    [Fact]
    public void Schedules_begin_and_end_where_they_say()
    {
        Assert.Equal([0, 0.5, 1, 1], Steps(Schedule.Linear(0, 1, 10), 0, 5, 10, 99));
        Assert.Equal([2, 1.5, 1, 1], Steps(Schedule.Cosine(2, 1, 10), 0, 5, 10, 99));
        Assert.Equal([8, 4, 2], Steps(Schedule.Exponential(8, 0.5, 3), 0, 3, 6));
        Assert.Equal([1, 1, 3], Steps(Schedule.Switch(1, 3, 2), 0, 1, 2));
        Assert.Throws<LossException>(() => Schedule.Linear(0, 1, 0).At(1));
    }

    [Fact]
    public void The_loss_of_a_step_is_the_sum_with_the_weights_of_that_step()
    {
        ScheduledSum sum = ScheduledSum.Of((1.0, Loss.Parse("squared-error")), (Schedule.Linear(0, 2, 4), Loss.Parse("absolute-error")));
        Assert.Equal(9, sum.At(0).Evaluate([3], [0]));
        Assert.Equal(9 + 3, sum.At(2).Evaluate([3], [0]));
        Assert.Equal(9 + 6, sum.At(100).Evaluate([3], [0]));
        Assert.True(sum.At(100).Claims.Convex);
    }

    [Fact]
    public void A_weight_below_zero_drops_convexity_at_that_step_only()
    {
        ScheduledSum sum = ScheduledSum.Of((Schedule.Switch(1, -1, 5), Loss.Parse("squared-error")));
        Assert.True(sum.At(4).Claims.Convex);
        Assert.False(sum.At(5).Claims.Convex);
    }

    [Fact]
    public void Learned_weights_have_the_derivatives_of_their_total()
    {
        double[] losses = [0.3, 12], s = [0.2, -1.1], factors = new double[2], gradient = new double[2];
        double total = TaskWeights.Combine(losses, s, factors, gradient);
        Assert.Equal(0.5 * ((Math.Exp(-0.2) * 0.3) + 0.2 + (Math.Exp(1.1) * 12) - 1.1), total, 1e-14);
        const double Step = 1e-6;
        for (int i = 0; i < 2; i++)
        {
            double[] up = [.. s], more = [.. losses];
            up[i] += Step;
            more[i] += Step;
            Assert.Equal((TaskWeights.Combine(losses, up) - total) / Step, gradient[i], 1e-4);
            Assert.Equal((TaskWeights.Combine(more, s) - total) / Step, factors[i], 1e-4);
        }
    }

    [Fact]
    public void Learned_weights_settle_at_the_logarithm_of_each_loss()
    {
        double[] losses = [0.3, 12], s = [0, 0], gradient = new double[2];
        for (int step = 0; step < 2000; step++)
        {
            TaskWeights.Combine(losses, s, gradient: gradient);
            s[0] -= 0.1 * gradient[0];
            s[1] -= 0.1 * gradient[1];
        }

        Assert.Equal(Math.Log(0.3), s[0], 1e-9);
        Assert.Equal(Math.Log(12), s[1], 1e-9);
    }

    [Fact]
    public void Learned_weights_refuse_lengths_that_differ()
    {
        double[] room = [7];
        Assert.Throws<ShapeException>(() => TaskWeights.Combine([1, 2], [0]));
        Assert.Throws<ShapeException>(() => TaskWeights.Combine([1, 2], [0, 0], room));
        Assert.Equal(7, room[0]);
    }

    private static double[] Steps(Schedule schedule, params long[] steps) => [.. steps.Select(s => Math.Round(schedule.At(s), 12))];
}
