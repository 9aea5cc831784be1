namespace Lossworks.Reports.Drawing;

/// <summary>Colors that stand for values from low to high, with a text at the low end; that of the high end is the name in the legend.</summary>
internal sealed record Ramp(string[] Colors, string Low)
{
    public const float Width = 110;
}
