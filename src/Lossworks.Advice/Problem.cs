using Lossworks.Advice.Metrics;
using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>What is to be learned: the target, the features, what is wanted and by which metric.</summary>
internal sealed class Problem
{
    private Problem(Target target, Table features, Truth truth, LossTask task, Want want, Metric metric) =>
        (Target, Features, Truth, Task, Want, Metric) = (target, features, truth, task, want, metric);

    internal Target Target { get; }

    internal Table Features { get; }

    internal Truth Truth { get; }

    internal LossTask Task { get; }

    internal Want Want { get; }

    internal Metric Metric { get; }

    internal bool IsClass => Truth.ClassCount > 0;

    internal static Problem Of(AdviceRequest request) => Of(request.Table, request.Target, request.Want, request.Metric, request.Exclude);

    internal static Problem Of(Table table, string column, Want? wanted, string? asked, IReadOnlyList<string> exclude)
    {
        Target target = Target.From(table, column);
        Table features = target.Features;
        if (exclude.Count > 0)
            features = features.Without([.. exclude]);
        LossTask task = TaskOf(target.Kind);
        Want want = wanted ?? (asked is { } named ? WantOf(Metric.Parse(named), target) : target.IsClass ? new(WantKind.Probability) : new(WantKind.Mean));
        if (target.IsClass != (want.Kind is WantKind.Probability or WantKind.Class))
            throw new LossException($"'{want}' cannot be wanted of '{column}': it holds {(target.IsClass ? "classes; ask for probability or class" : "numbers; ask for mean, median or quantile:0.9")}.");
        Metric metric = asked is null ? Metric.For(want) : Metric.Parse(asked);
        Truth truth = target.IsClass ? new([], [.. target.Codes], target.Classes.Count) : new([.. target.Numbers], [], 0);
        Check(metric, truth, column);
        return new(target, features, truth, task, want, metric);
    }

    private static Want WantOf(Metric metric, Target target) => metric.Name switch
    {
        "mae" => new(WantKind.Median),
        "accuracy" => new(WantKind.Class),
        _ when metric.Name.StartsWith("pinball:", StringComparison.Ordinal) => Advice.Want.Parse("quantile:" + metric.Name["pinball:".Length..]),
        _ => target.IsClass ? new(WantKind.Probability) : new(WantKind.Mean),
    };

    private static LossTask TaskOf(TargetKind kind) => kind switch
    {
        TargetKind.Binary => LossTask.BinaryClassification,
        TargetKind.Classes => LossTask.MulticlassClassification,
        TargetKind.Positive or TargetKind.Count => LossTask.PositiveRegression,
        _ => LossTask.Regression,
    };

    private static void Check(Metric metric, Truth truth, string target)
    {
        if (metric.OfClasses != truth.ClassCount > 0)
            throw new LossException($"the metric {metric.Name} is for {(metric.OfClasses ? "classes" : "numbers")}, but '{target}' holds {(metric.OfClasses ? "numbers" : "classes")}.");
        foreach (double y in truth.Numbers)
        {
            if (!metric.Targets.Contains(y))
                throw new LossException($"the metric {metric.Name} needs targets with {metric.Targets.Describe("y")}, but '{target}' holds {y}.");
        }
    }
}
