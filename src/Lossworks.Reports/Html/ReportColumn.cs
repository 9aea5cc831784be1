namespace Lossworks.Reports;

/// <summary>A column of a <see cref="ReportTable"/>.</summary>
/// <param name="Name">What stands in the head, with the unit.</param>
/// <param name="Alignment">The side on which its cells stand.</param>
public sealed record ReportColumn(string Name, Alignment Alignment = Alignment.Left)
{
    /// <summary>A column of numbers.</summary>
    /// <param name="name">What stands in the head, with the unit.</param>
    public static ReportColumn Number(string name) => new(name, Alignment.Right);

    /// <summary>A column of words, from its name alone.</summary>
    /// <param name="name">What stands in the head.</param>
    public static implicit operator ReportColumn(string name) => new(name);
}
