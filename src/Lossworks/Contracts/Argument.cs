using System.Collections.Immutable;

namespace Lossworks;

/// <summary>What a loss expects as prediction or as target: its meaning and its domain.</summary>
/// <param name="Meaning">In the field's words: log-mean, logit, probability, class index...</param>
/// <param name="Domain">Where its values lie.</param>
public sealed record Argument(string Meaning, Interval Domain)
{
    /// <summary>Any real number.</summary>
    public static Argument RealTarget { get; } = new("target", Interval.Real);

    /// <summary>The label -1 or +1.</summary>
    public static Argument SignTarget { get; } = new("label", new Interval(-1, 1)) { Only = [-1, 1] };

    /// <summary>The label 0 or 1.</summary>
    public static Argument ZeroOneTarget { get; } = new("label", Interval.Unit) { Only = [0, 1] };

    /// <summary>A label or a probability.</summary>
    public static Argument UnitTarget { get; } = new("label or probability", Interval.Unit);

    /// <summary>A class index, counted from 0.</summary>
    public static Argument ClassTarget { get; } = new("class index", Interval.NonNegative) { IsClass = true };

    /// <summary>One number per prediction of the row.</summary>
    public static Argument RealTargets { get; } = new("target", Interval.Real) { PerRow = TargetCount.LikePredictions };

    /// <summary>The label 0 or 1 of each column.</summary>
    public static Argument ZeroOneTargets { get; } = new("label", Interval.Unit) { Only = [0, 1], PerRow = TargetCount.LikePredictions };

    /// <summary>A label or a probability for each column.</summary>
    public static Argument UnitTargets { get; } = new("label or probability", Interval.Unit) { PerRow = TargetCount.LikePredictions };

    /// <summary>A class index, or a share in [0, 1] for each class.</summary>
    public static Argument ClassOrSharesTarget { get; } = new("class index, or a share per class", Interval.Unit)
    {
        IsClass = true,
        AllowsShares = true,
        PerRow = TargetCount.LikePredictions,
    };

    /// <summary>The only values allowed; empty where the whole domain is.</summary>
    public ImmutableArray<double> Only { get; init; } = [];

    /// <summary>Whether it is a class index.</summary>
    public bool IsClass { get; init; }

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether, beside a class index, a share for each class may be given.</summary>
    public bool AllowsShares { get; init; }

    /// <summary>Of a target: how many of them stand against one row of predictions.</summary>
    public TargetCount PerRow { get; init; }

    /// <summary>Whether NaN may stand for a missing one.</summary>
    public bool AllowsMissing { get; init; }

    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(double x) =>
        double.IsNaN(x) ? AllowsMissing : double.IsFinite(x) && (Only.IsEmpty ? Domain.Contains(x) && (!IsWhole || x == Math.Floor(x)) : Only.Contains(x));

    /// <summary>The domain in words.</summary>
    public string Describe() =>
        Only.IsEmpty ? (IsWhole ? "whole number, " : "") + Domain.Describe(IsClass && !AllowsShares ? "class" : "x") : "one of " + string.Join(", ", Only);
}
