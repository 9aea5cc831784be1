namespace Lossworks.Reports.Drawing;

/// <summary>The legend above the drawing area: names side by side, in as many lines as they need, the remark at the end.</summary>
internal sealed class LegendLayout
{
    public const float SampleWidth = 34;
    private const float TextGap = 7, EntryGap = 22, LineHeight = 21;

    public LegendLayout(Chart chart, float left, float top, float room)
    {
        var items = new List<LegendItem>();
        (float x, float y) = (left, top);
        foreach (LegendEntry entry in chart.Legend)
        {
            float sample = SampleOf(entry);
            string name = Ruler.Fit(entry.Name, Math.Min(room - sample - TextGap, 300), Layout.TickSize);
            float width = sample + TextGap + Ruler.Width(name, Layout.TickSize);
            if (x > left && x + width > left + room) (x, y) = (left, y + LineHeight);
            items.Add(new LegendItem(entry, name, x, y + (LineHeight / 2)));
            x += width + EntryGap;
        }
        float remark = Ruler.Width(chart.Remark, Layout.TickSize);
        if (chart.Remark.Length > 0 && x > left && x + remark > left + room) (x, y) = (left, y + LineHeight);
        (Items, Remark, RemarkY) = (items, Ruler.Fit(chart.Remark, room, Layout.TickSize), y + (LineHeight / 2));
        Height = items.Count > 0 || chart.Remark.Length > 0 ? y + LineHeight - top : 0;
    }

    /// <summary>The width of what stands before the name.</summary>
    public static float SampleOf(LegendEntry entry) => entry.Ramp is Ramp ramp ? RampStart(ramp) + Ramp.Width : SampleWidth;

    /// <summary>Where the colors of a ramp begin, behind the text of its low end.</summary>
    public static float RampStart(Ramp ramp) => Ruler.Width(ramp.Low, Layout.TickSize) + TextGap;

    public IReadOnlyList<LegendItem> Items { get; }

    public string Remark { get; }

    /// <summary>The middle line of the remark, which ends at the right edge.</summary>
    public float RemarkY { get; }

    public float Height { get; }
}

/// <summary>An entry of the legend with the left end and the middle line of its place.</summary>
internal sealed record LegendItem(LegendEntry Entry, string Name, float X, float Y)
{
    public float TextX => X + LegendLayout.SampleOf(Entry) + 7;
}
