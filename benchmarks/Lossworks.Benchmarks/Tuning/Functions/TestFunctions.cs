using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>All of them, made only where they are wanted: real data are read first.</summary>
internal static class TestFunctions
{
    internal const string Branin = "branin", Hartmann6 = "hartmann-6";

    /// <summary>By name.</summary>
    internal static IReadOnlyList<(string Name, Func<TestFunction> Make)> All { get; } =
    [
        (Branin, () => Analytic.Branin()),
        ("hartmann-3", Analytic.Hartmann3),
        (Hartmann6, Analytic.Hartmann6),
        ("ackley-5", Analytic.Ackley5),
        ("rosenbrock-2", () => Analytic.Rosenbrock(2, evaluations: 100, target: 0.1)),
        ("rosenbrock-4", () => Analytic.Rosenbrock(4, evaluations: 200, target: 10)),
        ("mixed", Mixed.Make),
        ("branin-noisy", () => Analytic.Branin("branin-noisy", noise: 1, evaluations: 100, target: 0.2)),
        ("ames", AmesPrices.Make),
        ("breast-cancer", BreastCancer.Make),
    ];

    /// <summary>The function of a name.</summary>
    /// <exception cref="TuningException">Its least value is not where it should be.</exception>
    internal static TestFunction Of(string name)
    {
        TestFunction function = All.First(f => f.Name == name).Make();
        return function.WrongMinimum() is { } wrong ? throw new TuningException(wrong) : function;
    }
}
