using Lossworks.Advice.Metrics;
using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>What is wanted and how it is judged, asked for or inferred; what was inferred is said aloud.</summary>
internal sealed record Wanted(Want Want, Metric Metric, double[,]? CostMatrix, IReadOnlyList<string> Inferred)
{
    /// <summary>Up to so many different whole numbers may well be labels.</summary>
    private const int FewLabels = 20;

    internal static Wanted Of(Question question, Target target)
    {
        List<string> inferred = [];
        if (question.Costs is { } costs && costs.IsOfNumbers == target.IsClass)
            throw new LossException($"the costs '{costs}' are those of {(target.IsClass ? "numbers" : "classes")}, but '{question.Column}' holds {(target.IsClass ? "classes" : "numbers")}.");
        double[,]? matrix = question.Costs is { IsOfNumbers: false } ofClasses ? ofClasses.Matrix(target.Classes) : null;
        Metric? asked = question.Metric is { } name ? Metrics.Metric.Parse(name, question.Costs, matrix) : null;
        Want want = question.Want ?? Infer(question, target, asked, inferred);
        Check(want, target, question);
        Metric metric = asked ?? Metrics.Metric.For(want, target.IsClass, question.Costs, matrix);
        if (asked is null)
            inferred.Add($"Judged by {metric.Name}: {metric.Says}.");
        if (metric.OfClasses != target.IsClass)
            throw new LossException($"the metric {metric.Name} is for {(metric.OfClasses ? "classes" : "numbers")}, but '{question.Column}' holds {(target.IsClass ? "classes" : "numbers")}.");
        return new(want, metric, matrix, inferred);
    }

    /// <summary>Whether numbers are names of classes, because only of classes somebody would ask that; null where nothing says so.</summary>
    internal static TargetKind? KindOf(Question question, Column column)
    {
        bool ofClasses = question.Want is { IsOfNumbers: false } || question.Costs is { IsOfNumbers: false }
            || (question.Metric is { } name && name.Trim() != "cost" && Metric.Parse(name).OfClasses);
        return ofClasses && column.HasNumbers ? column.DistinctCount == 2 ? TargetKind.Binary : TargetKind.Classes : null;
    }

    private static Want Infer(Question question, Target target, Metric? asked, List<string> inferred)
    {
        (Want want, string why) = FromCosts(question) ?? FromRoles(question, target) ?? FromMetric(asked) ?? FromTarget(target);
        inferred.Add($"Wanted: the {want}, because {why}. Say --want for something else.");
        return want;
    }

    private static (Want, string)? FromCosts(Question question) => question.Costs switch
    {
        { IsOfNumbers: true } costs => (new(WantKind.Quantile, costs.Level), $"with costs of {costs} the quantile under / (under + over) costs least"),
        { } => (new(WantKind.Class), "costs are those of decisions"),
        null => null,
    };

    private static (Want, string)? FromRoles(Question question, Target target) =>
        question.Roles.Exposure is { } exposure && !target.IsClass && question.Metric is null
            ? (new(WantKind.Rate), $"'{exposure}' says over how much is counted")
            : null;

    private static (Want, string)? FromMetric(Metric? metric) => metric is null ? null : (metric.Wants, $"{metric.Name} is asked for");

    private static (Want, string) FromTarget(Target target) => target switch
    {
        { IsClass: true } => (new(WantKind.Probability), "the target is a class and probabilities serve any decision"),
        { Kind: TargetKind.Count } => (new(WantKind.Count), target.Column.DistinctCount <= FewLabels
            ? "the target seems to count something (if its numbers are names of classes, say --want class)"
            : "the target counts something"),
        _ => (new(WantKind.Mean), "the target is a number and nothing else was said"),
    };

    private static void Check(Want want, Target target, Question question)
    {
        bool fits = target.IsClass ? want.IsOfClasses : want.IsOfNumbers;
        if (!fits)
            throw new LossException($"'{want}' cannot be wanted of '{question.Column}': it holds {(target.IsClass ? "classes; ask for probability, class or ranking-of-risk" : "numbers; ask for mean, median, quantile:0.9, interval:0.9 or mode")}.");
        if (want.Kind == WantKind.Rate && question.Roles.Exposure is null)
            throw new LossException("a rate needs --exposure, the column that says over how much is counted.");
        if (question.Roles.Exposure is not null && target.IsClass)
            throw new LossException($"--exposure is for numbers that are counted, but '{question.Column}' holds classes.");
        if (want.Kind is WantKind.Count or WantKind.Rate && target.Numbers.ToArray().Any(y => y < 0))
            throw new LossException($"a {want} is never negative, but '{question.Column}' is.");
    }
}
