using Lossworks.Advice.Metrics;
using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>What is to be learned: the target, the features, what is wanted and by which metric; and which rows belong together.</summary>
internal sealed class Problem
{
    private Problem(Target target, Table features, Truth truth) => (Target, Features, Truth) = (target, features, truth);

    internal Target Target { get; }

    internal Table Features { get; }

    internal Truth Truth { get; }

    internal required LossTask Task { get; init; }

    internal required Want Want { get; init; }

    internal required Metric Metric { get; init; }

    internal ColumnRoles Roles { get; init; } = ColumnRoles.None;

    /// <summary>What was taken for granted because nobody said otherwise, in sentences.</summary>
    internal required IReadOnlyList<string> Inferred { get; init; }

    /// <summary>The group of each row; empty where rows belong to none.</summary>
    internal int[] Groups { get; init; } = [];

    /// <summary>The moment of each row; empty where none is known.</summary>
    internal double[] Times { get; init; } = [];

    /// <summary>By class codes, true class and class decided for; null where no costs are given.</summary>
    internal double[,]? CostMatrix { get; init; }

    internal bool IsClass => Truth.ClassCount > 0;

    internal static Problem Of(AdviceRequest request) => Of(new Question
    {
        Table = request.Table,
        Column = request.Target,
        Want = request.Want,
        Metric = request.Metric,
        Costs = request.Costs,
        Roles = request.Roles,
        Exclude = request.Exclude,
    });

    internal static Problem Of(Question question)
    {
        (Table table, string column) = Prepared(question);
        ColumnRoles roles = question.Roles;
        Target target = Target.From(table, column, Wanted.KindOf(question, table[column]));
        Wanted wanted = Wanted.Of(question, target);
        RowFacts facts = RowFacts.Of(target, roles);
        double[] numbers = target.IsClass ? [] : facts.PerExposure(target.Numbers);
        Truth truth = new(numbers, target.IsClass ? [.. target.Codes] : [], target.Classes.Count)
        {
            Weights = facts.Weights,
            LastValues = target.IsClass ? [] : facts.LastValues(question, target, numbers),
        };
        wanted.Metric.Check(truth, column);
        return new(target, target.Features.Without([.. question.Exclude.Concat(roles.Aside).Distinct()]), truth)
        {
            Task = TaskOf(target.Kind),
            Want = wanted.Want,
            Metric = wanted.Metric,
            Roles = roles,
            Inferred = wanted.Inferred,
            Groups = facts.Groups,
            Times = facts.Times,
            CostMatrix = wanted.CostMatrix,
        };
    }

    /// <summary>The table and the column of the target, which may be one of later rows.</summary>
    private static (Table Table, string Column) Prepared(Question question)
    {
        if (question.Roles.Ahead == 0)
            return (question.Table, question.Column);
        string time = question.Roles.Time ?? throw new LossException("a target ahead needs --time, the column that says which row is later.");
        return (TimeShift.Ahead(question.Table, question.Column, time, question.Roles.Ahead), TimeShift.NameOf(question.Column, question.Roles.Ahead));
    }

    private static LossTask TaskOf(TargetKind kind) => kind switch
    {
        TargetKind.Binary => LossTask.BinaryClassification,
        TargetKind.Classes => LossTask.MulticlassClassification,
        TargetKind.Positive or TargetKind.Count => LossTask.PositiveRegression,
        _ => LossTask.Regression,
    };
}
