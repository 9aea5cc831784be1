using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>Functions on paper, with their usual ranges: Dixon and Szego (1978), "Towards Global Optimization 2"; Ackley (1987); Rosenbrock (1960).</summary>
internal static class Analytic
{
    private static readonly double[] s_weights = [1.0, 1.2, 3.0, 3.2];

    private static readonly double[][] s_widths3 = [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]];

    private static readonly double[][] s_centers3 =
        [[0.3689, 0.1170, 0.2673], [0.4699, 0.4387, 0.7470], [0.1091, 0.8732, 0.5547], [0.0381, 0.5743, 0.8828]];

    private static readonly double[][] s_widths6 =
        [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]];

    private static readonly double[][] s_centers6 =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    internal static TestFunction Branin(string name = "branin", double noise = 0, int evaluations = 200, double target = 1e-3)
    {
        SearchSpace space = new([new RealParameter("x1", -5, 10), new RealParameter("x2", 0, 15)]);
        return new(name, space, BraninAt)
        {
            Says = noise > 0 ? $"Branin with noise of standard deviation {noise:R}: the true value of the point recommended counts" : "two parameters, three minima",
            Optimum = 0.397887357729738,
            Minimizer = space.Make(("x1", Math.PI), ("x2", 2.275)),
            Target = target,
            Noise = noise,
            Evaluations = evaluations,
            GridPoints = evaluations == 200 ? 14 : 10,
        };
    }

    internal static TestFunction Hartmann3()
    {
        SearchSpace space = Box(3, 0, 1);
        return new("hartmann-3", space, c => Hartmann(c.Values, s_widths3, s_centers3))
        {
            Says = "three parameters, four valleys",
            Optimum = -3.86278214782076,
            Minimizer = space.Make(("x1", 0.114614), ("x2", 0.555649), ("x3", 0.852547)),
            Target = 1e-3,
            Evaluations = 100,
            GridPoints = 5,
        };
    }

    internal static TestFunction Hartmann6()
    {
        SearchSpace space = Box(6, 0, 1);
        return new("hartmann-6", space, c => Hartmann(c.Values, s_widths6, s_centers6))
        {
            Says = "six parameters, four valleys; a run has found it at -3.32",
            Optimum = -3.322368,
            Minimizer = space.Make(("x1", 0.20169), ("x2", 0.150011), ("x3", 0.476874), ("x4", 0.275332), ("x5", 0.311652), ("x6", 0.6573)),
            Target = 3.322368 - 3.32,
        };
    }

    internal static TestFunction Ackley5()
    {
        SearchSpace space = Box(5, -32.768, 32.768);
        return new("ackley-5", space, c => AckleyAt(c.Values))
        {
            Says = "five parameters, a needle among many small minima, in the middle of the ranges, where CMA-ES begins",
            Optimum = 0,
            Minimizer = Everywhere(space, 0),
            Target = 1,
        };
    }

    internal static TestFunction Rosenbrock(int dimensions, int evaluations, double target)
    {
        SearchSpace space = Box(dimensions, -5, 10);
        return new($"rosenbrock-{dimensions}", space, c => RosenbrockAt(c.Values))
        {
            Says = "a curved and nearly flat valley between walls of 10^6",
            Optimum = 0,
            Minimizer = Everywhere(space, 1),
            Target = target,
            Evaluations = evaluations,
            GridPoints = dimensions == 2 ? 10 : null,
        };
    }

    private static double BraninAt(Configuration c)
    {
        double x = c.Values[0], y = c.Values[1];
        double bend = y - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6;
        return (bend * bend) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
    }

    private static double Hartmann(ReadOnlySpan<double> x, double[][] widths, double[][] centers)
    {
        double sum = 0;
        for (int i = 0; i < s_weights.Length; i++)
        {
            double inner = 0;
            for (int j = 0; j < x.Length; j++)
                inner += widths[i][j] * (x[j] - centers[i][j]) * (x[j] - centers[i][j]);
            sum -= s_weights[i] * Math.Exp(-inner);
        }

        return sum;
    }

    private static double AckleyAt(ReadOnlySpan<double> x)
    {
        double squares = 0, waves = 0;
        foreach (double one in x)
        {
            squares += one * one;
            waves += Math.Cos(2 * Math.PI * one);
        }

        return (-20 * Math.Exp(-0.2 * Math.Sqrt(squares / x.Length))) - Math.Exp(waves / x.Length) + 20 + Math.E;
    }

    private static double RosenbrockAt(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
            sum += (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2);
        return sum;
    }

    private static SearchSpace Box(int dimensions, double low, double high) => new(Enumerable.Range(1, dimensions).Select(i => new RealParameter($"x{i}", low, high)));

    private static Configuration Everywhere(SearchSpace space, double value) => space.Make(space.Parameters.Select(p => (p.Name, (object)value)));
}
