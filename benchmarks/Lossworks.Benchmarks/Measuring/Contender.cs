namespace Lossworks.Benchmarks.Measuring;

/// <summary>One that takes part in a comparison, ready to run.</summary>
/// <param name="Name">Who.</param>
/// <param name="Nanoseconds">Runs it so many times; says how many nanoseconds one took.</param>
/// <param name="Value">The loss it found; none where it computes none.</param>
internal sealed record Contender(string Name, Func<int, double> Nanoseconds, double? Value)
{
    /// <summary>One within this process.</summary>
    internal static Contender Here(string name, Func<double?> run)
    {
        Action call = () => run();
        return new(name, calls => Repeated.Nanoseconds(call, calls), run());
    }
}
