namespace Lossworks.Reports.Drawing;

/// <summary>Names side by side, each at the beginning of a place of its own; wider names have wider places.</summary>
internal sealed record PlacesAxis(string[] Names, string Title) : Axis(CleanText.Of(Title))
{
    private const float Narrowest = 95, Widest = 245, Gap = 30;
    private const double Before = 0.01;

    private readonly double[] _starts = [0];

    /// <summary>With room for each name and for what stands beside its axis.</summary>
    public static PlacesAxis Of(string[] names, string title, IEnumerable<string>[] beside)
    {
        IEnumerable<float> needed = names.Select((name, i) => Math.Max(Ruler.Width(name, Layout.TickSize, bold: true), Widths(beside[i]).Max()));
        float[] widths = [.. needed.Select(width => Math.Clamp(width + Gap, Narrowest, Widest))];
        return new PlacesAxis(names, title, widths);
    }

    private PlacesAxis(string[] names, string title, float[] widths)
        : this(names, title)
    {
        double all = widths.Sum();
        _starts = [.. Enumerable.Range(0, widths.Length + 1).Select(i => widths.Take(i).Sum() / all)];
    }

    public double Position(int number) => _starts[number] + Before;

    /// <summary>The part of the width up to the next place.</summary>
    public double Room(int number) => _starts[number + 1] - _starts[number] - Before;

    public override IReadOnlyList<AxisTick> Ticks(int about) => [.. Names.Select((name, i) => new AxisTick(Position(i), name, Bold: true) { Room = Room(i) })];

    private static IEnumerable<float> Widths(IEnumerable<string> texts) => texts.Select(text => Ruler.Width(text, Layout.TickSize)).Prepend(0);
}

/// <summary>An axis on which nothing is written.</summary>
internal sealed record BareAxis() : Axis("")
{
    public override IReadOnlyList<AxisTick> Ticks(int about) => [];
}
