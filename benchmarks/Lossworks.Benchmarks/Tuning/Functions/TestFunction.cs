using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>Something to be minimized by everybody. Only this process evaluates it: peers ask for the values of what they want to try.</summary>
/// <param name="Name">Its name in every table.</param>
/// <param name="Space">What is searched.</param>
/// <param name="Value">Its true value; may be asked by several threads at once.</param>
internal sealed record TestFunction(string Name, SearchSpace Space, Func<Configuration, double> Value)
{
    /// <summary>What one line says about it.</summary>
    public required string Says { get; init; }

    /// <summary>Its least value; null where nobody knows, and the best that anybody finds in a run takes its place.</summary>
    public double? Optimum { get; init; }

    /// <summary>Where the least value is taken, where that is known.</summary>
    public Configuration? Minimizer { get; init; }

    /// <summary>How far above its least value a run has found it.</summary>
    public required double Target { get; init; }

    /// <summary>How often a run evaluates it.</summary>
    public int Evaluations { get; init; } = 200;

    /// <summary>The standard deviation of what is added to the true value before anybody sees it.</summary>
    public double Noise { get; init; }

    /// <summary>How many values of each parameter a grid of about as many points as evaluations has; null where a grid makes no sense.</summary>
    public int? GridPoints { get; init; }

    /// <summary>What is seen of an evaluation: the same noise for everybody, by the seed of the run and the number of the trial.</summary>
    internal double Observe(double value, int seed, int number) => Noise == 0 ? value : value + (Noise * Normal(new Random((seed * 100_003) + number)));

    /// <summary>Says what is wrong with a least value that is not taken where it should be; null where all is well.</summary>
    internal string? WrongMinimum() => Minimizer is { } at && Optimum is { } least && Math.Abs(Value(at) - least) > 1e-5 * Math.Max(1, Math.Abs(least))
        ? $"{Name} is {Value(at):R} at {at}, and not {least:R}"
        : null;

    /// <summary>Box and Muller (1958), doi:10.1214/aoms/1177706645.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
