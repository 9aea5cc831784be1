namespace Lossworks.Reports.Drawing;

/// <summary>What a plot shows, before anybody decided how large it is.</summary>
internal sealed record Chart(Axis X, Axis Y)
{
    public string Title { get; init; } = "";

    /// <summary>A remark at the right of the legend.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Drawn in this order, the last on top.</summary>
    public List<Mark> Marks { get; } = [];

    public List<LegendEntry> Legend { get; } = [];

    /// <summary>Vertical axes inside the drawing area; the area then has no frame.</summary>
    public List<SideAxis> SideAxes { get; } = [];
}

/// <summary>A name in the legend with the line or symbol it explains.</summary>
internal sealed record LegendEntry(string Name, Stroke? Stroke, Symbol? Symbol)
{
    /// <summary>Colors that stand for a range of values, in place of a line or symbol.</summary>
    public Ramp? Ramp { get; init; }

    public static LegendEntry Of(Ramp ramp, string name) => new(name, null, null) { Ramp = ramp };
}
