namespace Lossworks.Reports.Drawing;

/// <summary>One side of the drawing area, with what is written along it.</summary>
internal abstract record Axis(string Label)
{
    /// <summary>The ticks, about as many as asked for.</summary>
    public abstract IReadOnlyList<AxisTick> Ticks(int about);
}

/// <summary>A tick at a place between 0 and 1. Minor ticks have no text and no grid line; the value stands at the other end of the line.</summary>
internal sealed record AxisTick(double At, string Text, bool Minor = false, bool Bold = false, string Value = "")
{
    /// <summary>The part of the width that the text may take to the right from the tick on; null centers it under the tick, as wide as it is.</summary>
    public double? Room { get; init; }
}
