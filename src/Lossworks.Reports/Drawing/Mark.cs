namespace Lossworks.Reports.Drawing;

/// <summary>Something drawn between the axes.</summary>
internal abstract record Mark;

/// <summary>A line through at least two places.</summary>
internal sealed record LineMark(Spot[] Spots, Stroke Stroke) : Mark
{
    /// <summary>A thin line that says where zero is.</summary>
    public static LineMark Rule(double x1, double y1, double x2, double y2)
    {
        return new LineMark([new Spot(x1, y1), new Spot(x2, y2)], new Stroke(Palette.Frame, 1));
    }
}

/// <summary>At least one line, all with the same stroke.</summary>
internal sealed record LinesMark(Spot[][] Lines, Stroke Stroke) : Mark;

/// <summary>What closed rings enclose, but for holes: rings inside rings.</summary>
internal sealed record AreaMark(Spot[][] Rings, string Color) : Mark;

/// <summary>At least one point, all with the same symbol.</summary>
internal sealed record PointsMark(Spot[] Spots, Symbol Symbol) : Mark;

/// <summary>At least one filled rectangle.</summary>
internal sealed record BoxesMark(Box[] Boxes, string Color, string? Outline = null) : Mark;
