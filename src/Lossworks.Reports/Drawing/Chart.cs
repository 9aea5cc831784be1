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
}

/// <summary>A name in the legend with the line or symbol it explains.</summary>
internal sealed record LegendEntry(string Name, Stroke? Stroke, Symbol? Symbol);
