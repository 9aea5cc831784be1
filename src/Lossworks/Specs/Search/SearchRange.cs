namespace Lossworks.Specs;

/// <summary>A number from a range: <c>0.1..10 log</c>, <c>1..5 step 1</c>.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The largest value, above the least.</param>
/// <param name="IsLog">Whether it is searched by its logarithm.</param>
/// <param name="Step">The distance of neighboring values; null takes every number.</param>
public sealed record SearchRange(double Low, double High, bool IsLog, double? Step) : SearchHole
{
    /// <summary>As a SPEC writes it.</summary>
    public override string ToString() =>
        $"{ParameterValue.Text(Low)}..{ParameterValue.Text(High)}{(IsLog ? " log" : "")}{(Step is { } step ? $" step {ParameterValue.Text(step)}" : "")}";
}
