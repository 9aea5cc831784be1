using Lossworks.Benchmarks.Evidence.Fits;
using Lossworks.Data;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>What people and tools do without looking at the data.</summary>
internal static class FixedRules
{
    /// <summary>Always squared error, always cross-entropy: which is also what H2O's <c>distribution=AUTO</c> does, that looks at the type of the column alone.</summary>
    internal const string Habit = "habit";

    /// <summary>Counts by the Poisson likelihood, positive numbers by the gamma likelihood, the rest by habit.</summary>
    internal const string Kind = "kind";

    /// <summary>The loss that the metric is.</summary>
    internal const string Metric = "metric";

    internal static IReadOnlyList<string> Names { get; } = [Habit, Kind, Metric];

    internal static string Says(string rule) => rule switch
    {
        Habit => "always squared error or cross-entropy, as H2O's AUTO does by the type of the column",
        Kind => "by the kind of the target: counts Poisson, positive numbers gamma, else the habit",
        _ => "train by the metric itself",
    };

    internal static string Take(string rule, Target target, Judge judge) => rule switch
    {
        Kind when target.Kind == TargetKind.Count => "poisson-nll",
        Kind when target.Kind == TargetKind.Positive => "gamma-nll",
        Metric when !target.IsClass => judge.Trains,
        _ when target.Kind == TargetKind.Binary => "binary-cross-entropy-with-logits",
        _ when target.IsClass => "softmax-cross-entropy",
        _ => "squared-error",
    };
}
