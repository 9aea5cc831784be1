namespace Lossworks.Reports.Drawing;

/// <summary>A chart of a certain size: where the drawing area is, and every text at its place.</summary>
internal sealed class Layout
{
    public const float TickSize = 12, LabelSize = 13, TitleSize = 15;
    private const float Edge = 10, TickGap = 8, LineHeight = 20, MinimumArea = 30;

    public Layout(Chart chart, int width, int height)
    {
        (Chart, Width, Height) = (chart, width, height);
        float titleHeight = chart.Title.Length > 0 ? 26 : 0;
        Legend = new LegendLayout(chart, Edge, Edge + titleHeight, width - (2 * Edge));
        Top = Edge + titleHeight + Legend.Height + 6;
        Bottom = Math.Max(Top + MinimumArea, height - Edge - (chart.X.Label.Length > 0 ? LineHeight + 2 : 0) - LineHeight);
        YTicks = chart.Y.Ticks((int)((Bottom - Top) / (chart.Y is CategoryAxis ? 15 : 48)));
        float widest = YTicks.Count == 0 ? 0 : YTicks.Max(tick => Ruler.Width(tick.Text, TickSize, tick.Bold));
        NameRoom = width * 0.38f;
        Left = Edge + (chart.Y.Label.Length > 0 ? LineHeight + 2 : 0) + Math.Min(widest, NameRoom) + TickGap;
        float values = YTicks.Count == 0 ? 0 : YTicks.Max(tick => Ruler.Width(tick.Value, TickSize, tick.Bold));
        Right = width - (2 * Edge) - values;
        XTicks = TicksThatFit();
        Right -= Overhang();
        SideTicks = [.. chart.SideAxes.SelectMany(axis => axis.Ticks((int)((Bottom - Top) / 30)).Select(tick => (axis, tick)))];
        Marks = chart.SideAxes.Count == 0 ? chart.Marks : [.. chart.Marks, new LinesMark([.. SideLines()], new Stroke(Palette.Frame, 1.25f))];
    }

    public Chart Chart { get; }

    public int Width { get; }

    public int Height { get; }

    public float Left { get; }

    public float Right { get; }

    public float Top { get; }

    public float Bottom { get; }

    /// <summary>The room for names at the left; longer ones are cut.</summary>
    public float NameRoom { get; }

    public LegendLayout Legend { get; }

    public IReadOnlyList<AxisTick> XTicks { get; }

    public IReadOnlyList<AxisTick> YTicks { get; }

    /// <summary>The ticks of the axes inside the drawing area.</summary>
    public IReadOnlyList<(SideAxis Axis, AxisTick Tick)> SideTicks { get; }

    /// <summary>Everything between the axes, the last on top.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>The text under the axis, cut where it has no room.</summary>
    public string XText(AxisTick tick) => tick.Room is double room ? Ruler.Fit(tick.Text, (float)(room * (Right - Left)) - 6, TickSize, tick.Bold) : tick.Text;

    public float PixelX(double place) => (float)(Left + (place * (Right - Left)));

    public float PixelY(double place) => (float)(Bottom - (place * (Bottom - Top)));

    private IEnumerable<Spot[]> SideLines()
    {
        double length = 5 / Math.Max(1, Right - Left);
        return Chart.SideAxes.Select(axis => new[] { new Spot(axis.At, axis.Bottom), new Spot(axis.At, 1) })
            .Concat(SideTicks.Select(pair => new[] { new Spot(pair.Axis.At, pair.Tick.At), new Spot(pair.Axis.At + length, pair.Tick.At) }));
    }

    private IReadOnlyList<AxisTick> TicksThatFit()
    {
        int about = Math.Max(2, (int)((Right - Left) / 80));
        for (; about > 2; about--)
        {
            AxisTick[] texts = [.. Chart.X.Ticks(about).Where(tick => !tick.Minor)];
            if (texts.Length < 2) break;
            float widest = texts.Max(tick => Ruler.Width(tick.Text, TickSize));
            if (widest + 14 <= (texts[1].At - texts[0].At) * (Right - Left)) break;
        }
        return Chart.X.Ticks(about);
    }

    /// <summary>How far the last text under the axis would stand out of the picture.</summary>
    private float Overhang()
    {
        AxisTick? last = XTicks.LastOrDefault(tick => !tick.Minor);
        return last is null || last.Room is not null ? 0 : Math.Max(0, PixelX(last.At) + (Ruler.Width(last.Text, TickSize) / 2) - (Width - 4));
    }
}
