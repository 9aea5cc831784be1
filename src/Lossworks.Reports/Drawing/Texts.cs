namespace Lossworks.Reports.Drawing;

/// <summary>All the texts of a picture.</summary>
internal static class Texts
{
    // The middle of a line of text is this part of its size above the base line.
    private const float Middle = 0.36f;

    public static IEnumerable<TextMark> Of(Layout layout)
    {
        return [.. Title(layout), .. Legend(layout), .. XTexts(layout), .. YTexts(layout), .. Values(layout), .. SideTexts(layout)];
    }

    private static IEnumerable<TextMark> Title(Layout layout)
    {
        if (layout.Chart.Title.Length == 0) yield break;
        string title = Ruler.Fit(layout.Chart.Title, layout.Width - 20, Layout.TitleSize, bold: true);
        yield return new TextMark(title, 10, 10 + Layout.TitleSize, Layout.TitleSize, TextAnchor.Start, Palette.Text, Bold: true);
    }

    private static IEnumerable<TextMark> Legend(Layout layout)
    {
        const float size = Layout.TickSize;
        foreach (LegendItem item in layout.Legend.Items)
        {
            if (item.Entry.Ramp is Ramp ramp) yield return new TextMark(ramp.Low, item.X, item.Y + (Middle * size), size, TextAnchor.Start, Palette.Text);
            yield return new TextMark(item.Name, item.TextX, item.Y + (Middle * size), size, TextAnchor.Start, Palette.Text);
        }
        if (layout.Legend.Remark.Length > 0)
            yield return new TextMark(layout.Legend.Remark, layout.Width - 10, layout.Legend.RemarkY + (Middle * size), size, TextAnchor.End, Palette.QuietText);
    }

    private static IEnumerable<TextMark> XTexts(Layout layout)
    {
        foreach (AxisTick tick in layout.XTicks.Where(tick => !tick.Minor))
        {
            TextAnchor anchor = tick.Room is null ? TextAnchor.Middle : TextAnchor.Start;
            string color = tick.Bold ? Palette.Text : Palette.QuietText;
            yield return new TextMark(layout.XText(tick), layout.PixelX(tick.At), layout.Bottom + 18, Layout.TickSize, anchor, color, tick.Bold);
        }
        if (layout.Chart.X.Label.Length == 0) yield break;
        string label = Ruler.Fit(layout.Chart.X.Label, layout.Width - 20, Layout.LabelSize);
        float half = Ruler.Width(label, Layout.LabelSize) / 2;
        float x = Math.Clamp((layout.Left + layout.Right) / 2, 10 + half, layout.Width - 10 - half);
        yield return new TextMark(label, x, layout.Bottom + 40, Layout.LabelSize, TextAnchor.Middle, Palette.Text);
    }

    private static IEnumerable<TextMark> YTexts(Layout layout)
    {
        const float size = Layout.TickSize;
        foreach (AxisTick tick in layout.YTicks.Where(tick => !tick.Minor))
        {
            string text = Ruler.Fit(tick.Text, layout.NameRoom, size, tick.Bold);
            string color = layout.Chart.Y is CategoryAxis ? Palette.Text : Palette.QuietText;
            yield return new TextMark(text, layout.Left - 8, layout.PixelY(tick.At) + (Middle * size), size, TextAnchor.End, color, tick.Bold);
        }
        if (layout.Chart.Y.Label.Length == 0) yield break;
        string label = Ruler.Fit(layout.Chart.Y.Label, layout.Height - 12, Layout.LabelSize);
        float half = Ruler.Width(label, Layout.LabelSize) / 2;
        float y = Math.Clamp((layout.Top + layout.Bottom) / 2, 6 + half, layout.Height - 6 - half);
        yield return new TextMark(label, 10 + (Layout.LabelSize * 0.8f), y, Layout.LabelSize, TextAnchor.Middle, Palette.Text, Upward: true);
    }

    /// <summary>At the right of each axis inside the drawing area.</summary>
    private static IEnumerable<TextMark> SideTexts(Layout layout)
    {
        const float size = Layout.TickSize;
        foreach ((SideAxis axis, AxisTick tick) in layout.SideTicks)
        {
            string text = Ruler.Fit(tick.Text, (float)(axis.Room * (layout.Right - layout.Left)) - 14, size);
            float y = layout.PixelY(tick.At) + (Middle * size);
            yield return new TextMark(text, layout.PixelX(axis.At) + 8, y, size, TextAnchor.Start, Palette.Text, OnLines: true);
        }
    }

    /// <summary>The values of bars, one below the other at the right edge.</summary>
    private static IEnumerable<TextMark> Values(Layout layout)
    {
        const float size = Layout.TickSize;
        foreach (AxisTick tick in layout.YTicks.Where(tick => tick.Value.Length > 0))
            yield return new TextMark(tick.Value, layout.Width - 10, layout.PixelY(tick.At) + (Middle * size), size, TextAnchor.End, Palette.Text, tick.Bold);
    }
}
