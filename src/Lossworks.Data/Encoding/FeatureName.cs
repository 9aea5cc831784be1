namespace Lossworks.Data;

/// <summary>A feature: the column that it comes from, and what of it.</summary>
/// <param name="Column">The column of the table.</param>
/// <param name="Part">"" for its value, "=Pave" for a level, "=other", " is missing", ": month".</param>
public readonly record struct FeatureName(string Column, string Part)
{
    /// <summary>The part that says that a value is missing.</summary>
    internal const string IsMissing = " is missing";

    /// <summary>The column and the part: "Lot_Area", "Street=Pave", "Lot_Frontage is missing", "sold: month".</summary>
    public override string ToString() => Column + Part;
}
