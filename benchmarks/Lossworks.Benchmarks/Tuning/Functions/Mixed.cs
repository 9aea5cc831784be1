using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>As the choice of a model looks: categories, whole numbers, logarithms, and parameters that exist only under a choice, twice nested.</summary>
internal static class Mixed
{
    internal static TestFunction Make()
    {
        SearchSpace space = new(
        [
            new RealParameter("rate", 1e-5, 1, log: true),
            new CategoricalParameter("scale", "none", "standard", "range"),
            new CategoricalParameter("model", "linear", "tree", "kernel"),
            new RealParameter("penalty", 1e-6, 100, log: true) { When = new("model", "linear") },
            new IntegerParameter("depth", 1, 12) { When = new("model", "tree") },
            new IntegerParameter("leaves", 1, 256, log: true) { When = new("model", "tree") },
            new CategoricalParameter("shape", "gauss", "matern", "power") { When = new("model", "kernel") },
            new RealParameter("width", 1e-3, 1e3, log: true) { When = new("shape", "gauss", "matern") },
            new IntegerParameter("degree", 1, 6) { When = new("shape", "power") },
        ]);
        return new("mixed", space, ValueAt)
        {
            Says = "choices, whole numbers, logarithms and nested conditions; the best branch is the deepest",
            Optimum = 0,
            Minimizer = space.Make(("rate", 0.01), ("scale", "standard"), ("model", "kernel"), ("shape", "matern"), ("width", 3.0)),
            Target = 0.05,
            Evaluations = 100,
            GridPoints = 3,
        };
    }

    private static double ValueAt(Configuration c) => Of(c.Choice("scale"), ("standard", 0), ("range", 0.05), ("none", 0.15))
        + (0.1 * Square(Math.Log10(c.Number("rate") / 0.01)))
        + c.Choice("model") switch
        {
            "linear" => 0.3 + (0.05 * Square(Math.Log10(c.Number("penalty") / 0.01))),
            "tree" => 0.2 + (0.01 * Square(c.Whole("depth") - 7)) + (0.04 * Square(Math.Log2(c.Whole("leaves") / 16.0))),
            _ => Kernel(c),
        };

    private static double Kernel(Configuration c) => c.Choice("shape") == "power"
        ? 0.15 + (0.05 * Square(c.Whole("degree") - 3))
        : Of(c.Choice("shape"), ("gauss", 0.1), ("matern", 0)) + (0.1 * Square(Math.Log10(c.Number("width") / 3)));

    private static double Of(string choice, params ReadOnlySpan<(string Choice, double Cost)> costs)
    {
        foreach ((string known, double cost) in costs)
        {
            if (known == choice)
                return cost;
        }

        throw new ArgumentException($"no cost for {choice}", nameof(choice));
    }

    private static double Square(double x) => x * x;
}
