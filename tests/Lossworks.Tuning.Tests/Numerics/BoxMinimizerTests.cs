namespace Lossworks.Tuning.Tests;

public sealed class BoxMinimizerTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void It_ends_at_the_minimum_of_a_curved_valley(int dimensions)
    {
        double[] point = [.. Enumerable.Repeat(-1.2, dimensions)];
        double value = BoxMinimizer.Minimize(Rosenbrock, point, Same(-5, dimensions), Same(10, dimensions), 1000, 1e-8);
        Assert.InRange(value, 0, 1e-9);
        Assert.All(point, x => Assert.Equal(1, x, 1e-3));
    }

    [Fact]
    public void It_slides_along_a_bound_that_cuts_the_minimum_off()
    {
        // With x at most 0.5 the least of the valley is where y = x^2 at the bound.
        double[] point = [-1.2, 2];
        double value = BoxMinimizer.Minimize(Rosenbrock, point, [-5, -5], [0.5, 10], 1000, 1e-8);
        Assert.Equal(0.25, value, 1e-6);
        Assert.Equal(0.5, point[0]);
        Assert.Equal(0.25, point[1], 1e-4);
    }

    [Fact]
    public void It_stays_out_of_what_is_forbidden_and_never_ends_above_its_beginning()
    {
        double[] point = [3];
        double value = BoxMinimizer.Minimize(
            (at, gradient) =>
            {
                gradient[0] = 2 * at[0];
                return at[0] < 1 ? double.PositiveInfinity : at[0] * at[0];
            }, point, [-5], [5], 100, 1e-8);
        Assert.InRange(point[0], 1, 1.2);
        Assert.Equal(point[0] * point[0], value);
    }

    private static double[] Same(double x, int count) => [.. Enumerable.Repeat(x, count)];

    private static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        gradient.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double rest = x[i + 1] - (x[i] * x[i]), step = 1 - x[i];
            sum += (100 * rest * rest) + (step * step);
            gradient[i] += (-400 * rest * x[i]) - (2 * step);
            gradient[i + 1] += 200 * rest;
        }

        return sum;
    }
}
