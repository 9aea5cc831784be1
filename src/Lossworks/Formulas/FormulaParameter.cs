namespace Lossworks.Formulas;

/// <summary>A named number of a formula, declared behind it: <c>d = 1.5 in 0.1..10 log</c>.</summary>
/// <param name="Name">Letters, digits and underscores, lower case.</param>
/// <param name="Value">What it is.</param>
/// <param name="Range">What it may be.</param>
/// <param name="IsLog">Whether it is searched on a log scale.</param>
internal sealed record FormulaParameter(string Name, double Value, Interval Range, bool IsLog)
{
    /// <summary>The name as a SPEC writes it.</summary>
    internal string SpecName => Name.Replace('_', '-');

    internal ParameterCard Card => ParameterCard.Number(SpecName, Value, Range, "of the formula") with { IsLog = IsLog };

    /// <inheritdoc/>
    public override string ToString()
    {
        string range = Range == Interval.Real ? "" : " in " + RangeText.Of(Range) + (IsLog ? " log" : "");
        return $"{Name} = {ParameterValue.Text(Value)}{range}";
    }
}
