using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Scott = ScottPlot.Plot;

namespace Lossworks.Reports.Drawing;

/// <summary>Draws everything but the text of a layout with ScottPlot, on a canvas of pixels or of SVG.</summary>
/// <remarks>Both axes of ScottPlot run from 0 to 1: scales are ours, because its own overflow where losses do.</remarks>
internal sealed class Scene(Layout layout, bool withDashes)
{
    public void Paint(SKCanvas canvas)
    {
        using var plot = new Scott();
        Frame(plot);
        foreach (Mark mark in layout.Marks) Add(plot, mark);
        // The first rendering finds the limits and renders again, which on a canvas of SVG would leave everything twice.
        plot.RenderInMemory(layout.Width, layout.Height);
        plot.Render(canvas, layout.Width, layout.Height);
        foreach (LegendItem item in layout.Legend.Items) Paint(item, canvas);
    }

    private void Frame(Scott plot)
    {
        plot.Layout.Fixed(new PixelPadding(layout.Left, layout.Width - layout.Right, layout.Height - layout.Bottom, layout.Top));
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        plot.Grid.MajorLineColor = Color.FromHex(Palette.Grid);
        Side(plot.Axes.Bottom, layout.XTicks, ticks: true);
        Side(plot.Axes.Left, layout.YTicks, ticks: layout.Chart.Y is NumberAxis);
        if (layout.Chart.SideAxes.Count > 0) Hide(plot.Axes.Bottom, plot.Axes.Left);
        if (layout.Chart.Y is CategoryAxis || layout.Chart.SideAxes.Count > 0) plot.Grid.YAxisStyle.IsVisible = false;
    }

    private static void Hide(params IAxis[] axes)
    {
        foreach (IAxis axis in axes) axis.FrameLineStyle.Width = axis.MajorTickStyle.Length = axis.MinorTickStyle.Length = 0;
    }

    private static void Side(IAxis axis, IReadOnlyList<AxisTick> marks, bool ticks)
    {
        axis.TickGenerator = new NumericManual([.. marks.Select(tick => new Tick(tick.At, "", !tick.Minor))]);
        axis.FrameLineStyle.Color = axis.MajorTickStyle.Color = axis.MinorTickStyle.Color = Color.FromHex(Palette.Frame);
        axis.MajorTickStyle.Length = ticks ? 5 : 0;
        axis.MinorTickStyle.Length = ticks ? 3 : 0;
    }

    private void Add(Scott plot, Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                ScottPlot.Plottables.Scatter joined = plot.Add.ScatterLine(Coordinates(line.Spots), Color.FromHex(line.Stroke.Color));
                joined.LineStyle = Line(line.Stroke);
                break;
            case LinesMark lines:
                plot.Add.Plottable(new Outline(lines.Lines, closed: false, line: Line(lines.Stroke), fill: null));
                break;
            case AreaMark area:
                plot.Add.Plottable(new Outline(area.Rings, closed: true, line: null, fill: Color.FromHex(area.Color)));
                break;
            case PointsMark points:
                ScottPlot.Plottables.Markers markers = plot.Add.Markers(Coordinates(points.Spots));
                markers.MarkerStyle = Marker(points.Symbol);
                break;
            case BoxesMark boxes:
                plot.Add.Bars(boxes.Boxes.Select(box => Bar(box, boxes)).ToArray());
                break;
        }
    }

    /// <summary>A sample of the legend. Each part is clipped, so that in SVG each part is a group of its own like each mark.</summary>
    private void Paint(LegendItem item, SKCanvas canvas)
    {
        using Paint paint = ScottPlot.Paint.NewDisposablePaint();
        (float left, float right) = (item.X + 1, item.X + LegendLayout.SampleWidth);
        if (item.Entry.Stroke is Stroke stroke)
            Clipped(canvas, item, () => ScottPlot.Drawing.DrawLine(canvas, paint, new Pixel(left, item.Y), new Pixel(right, item.Y), Line(stroke)));
        if (item.Entry.Symbol is Symbol symbol)
            Clipped(canvas, item, () => ScottPlot.Drawing.DrawMarker(canvas, paint, new Pixel((left + right) / 2, item.Y), Marker(symbol)));
        if (item.Entry.Ramp is Ramp ramp) Clipped(canvas, item, () => Paint(ramp, canvas, item.X + LegendLayout.RampStart(ramp), item.Y));
    }

    private static void Paint(Ramp ramp, SKCanvas canvas, float left, float middle)
    {
        using var paint = new SKPaint();
        // Whole pixels, or seams would show between the colors.
        float Edge(int i) => MathF.Round(left + (Ramp.Width * i / ramp.Colors.Length));
        for (int i = 0; i < ramp.Colors.Length; i++)
        {
            paint.Color = SKColor.Parse(ramp.Colors[i]);
            canvas.DrawRect(new SKRect(Edge(i), MathF.Round(middle - 6), Edge(i + 1), MathF.Round(middle + 6)), paint);
        }
    }

    private static void Clipped(SKCanvas canvas, LegendItem item, Action draw)
    {
        canvas.Save();
        canvas.ClipRect(new SKRect(item.X - 1, item.Y - 10, item.X + LegendLayout.SampleOf(item.Entry) + 1, item.Y + 10));
        draw();
        canvas.Restore();
    }

    private static Coordinates[] Coordinates(Spot[] spots) => [.. spots.Select(spot => new Coordinates(spot.X, spot.Y))];

    private LineStyle Line(Stroke stroke)
    {
        var style = new LineStyle { Color = Color.FromHex(stroke.Color).WithAlpha(stroke.Opacity), Width = stroke.Width };
        if (withDashes && stroke.Dash is not null) style.Pattern = new LinePattern(stroke.Dash, 0, "dash");
        return style;
    }

    private static MarkerStyle Marker(Symbol symbol)
    {
        Color color = Color.FromHex(symbol.Color).WithAlpha(symbol.Opacity);
        return new MarkerStyle(Shape(symbol.Shape), symbol.Size, color) { LineColor = color, LineWidth = 1.75f };
    }

    private static MarkerShape Shape(SymbolShape shape) => shape switch
    {
        SymbolShape.FilledSquare => MarkerShape.FilledSquare,
        SymbolShape.FilledTriangle => MarkerShape.FilledTriangleUp,
        SymbolShape.FilledDiamond => MarkerShape.FilledDiamond,
        SymbolShape.OpenCircle => MarkerShape.OpenCircle,
        SymbolShape.OpenSquare => MarkerShape.OpenSquare,
        SymbolShape.OpenTriangle => MarkerShape.OpenTriangleUp,
        _ => MarkerShape.FilledCircle,
    };

    private static ScottPlot.Bar Bar(Box box, BoxesMark marks) => new()
    {
        Position = (box.Left + box.Right) / 2,
        Size = box.Right - box.Left,
        ValueBase = box.Bottom,
        Value = box.Top,
        FillColor = Color.FromHex(marks.Color),
        LineColor = Color.FromHex(marks.Outline ?? marks.Color),
        LineWidth = marks.Outline is null ? 0 : 1,
    };
}
