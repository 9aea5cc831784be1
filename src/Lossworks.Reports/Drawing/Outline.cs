using ScottPlot;
using SkiaSharp;

namespace Lossworks.Reports.Drawing;

/// <summary>Many lines, or rings and what they enclose, as one thing to draw: ScottPlot has only single lines, and areas without holes.</summary>
internal sealed class Outline(Spot[][] parts, bool closed, LineStyle? line, Color? fill) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<ScottPlot.LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var paint = new SKPaint { IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };
        if (fill is { } color)
        {
            paint.Color = color.ToSKColor();
            using SKPath all = new() { FillType = SKPathFillType.EvenOdd };
            foreach (Spot[] part in parts) Add(part, all);
            rp.Canvas.DrawPath(all, paint);
            return;
        }
        (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, line!.Color.ToSKColor(), line.Width);
        foreach (Spot[] part in parts)
        {
            using SKPath one = new();
            Add(part, one);
            rp.Canvas.DrawPath(one, paint);
        }
    }

    private void Add(Spot[] part, SKPath path)
    {
        path.AddPoly([.. part.Select(spot => new SKPoint(Axes.GetPixelX(spot.X), Axes.GetPixelY(spot.Y)))], closed);
    }
}
