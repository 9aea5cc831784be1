using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>The words by which a formula says what its prediction is: <c>p is logit</c>.</summary>
internal static class OutputWords
{
    internal static ImmutableArray<string> All { get; } = ["value", "positive", "probability", "logit", "log", "score"];

    /// <summary>What a word means.</summary>
    internal static Output Of(string word, bool row) => word switch
    {
        "positive" => new("mean", Interval.Positive),
        "probability" => Output.Probability,
        "logit" => row ? Output.Logits : Output.Logit,
        "log" => Output.LogMean,
        "score" => row ? Output.Scores : Output.Score,
        _ => Output.Value,
    };
}

/// <summary>The words by which a formula says what its target is: <c>y is label</c>.</summary>
internal static class TargetWords
{
    internal static ImmutableArray<string> All { get; } = ["number", "positive", "nonnegative", "count", "label", "sign", "probability"];

    /// <summary>What a word means.</summary>
    internal static Argument Of(string word) => word switch
    {
        "positive" => new("target", Interval.Positive),
        "nonnegative" => new("target", Interval.NonNegative),
        "count" => new("count", Interval.NonNegative) { IsWhole = true },
        "label" => Argument.ZeroOneTarget,
        "sign" => Argument.SignTarget,
        "probability" => Argument.UnitTarget,
        _ => Argument.RealTarget,
    };
}
