namespace Lossworks.Reports.Drawing;

/// <summary>A vertical axis inside the drawing area, as in parallel coordinates.</summary>
/// <param name="At">Where it stands, from 0 to 1.</param>
/// <param name="Scale">What is written along it.</param>
/// <param name="Room">The part of the width for its texts.</param>
/// <param name="HasMissing">Whether there is a place below it for what has no value.</param>
internal sealed record SideAxis(double At, Axis Scale, double Room, bool HasMissing)
{
    public const double Missing = 0.025;
    private const double AboveMissing = 0.13;

    /// <summary>Where the scale begins.</summary>
    public double Bottom => HasMissing ? AboveMissing : 0;

    /// <summary>A place of the scale as a height in the drawing area.</summary>
    public double Height(double place) => Bottom + (place * (1 - Bottom));

    public IEnumerable<AxisTick> Ticks(int about)
    {
        IReadOnlyList<AxisTick> all = Scale.Ticks(Math.Max(2, (int)(about * (1 - Bottom))));
        IEnumerable<AxisTick> ticks = all.Where(tick => !tick.Minor).Select(tick => tick with { At = Height(tick.At) });
        return HasMissing ? ticks.Append(new AxisTick(Missing, "none")) : ticks;
    }
}
