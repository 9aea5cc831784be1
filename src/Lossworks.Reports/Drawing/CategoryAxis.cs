namespace Lossworks.Reports.Drawing;

/// <summary>Names at even distances, from top to bottom, each perhaps with a value in figures.</summary>
internal sealed record CategoryAxis(string[] Names, int? Emphasized, string Title) : Axis(CleanText.Of(Title))
{
    /// <summary>A text for each name, or none at all.</summary>
    public string[] Values { get; init; } = [];

    public double Position(int number) => 1 - ((number + 0.5) / Names.Length);

    public override IReadOnlyList<AxisTick> Ticks(int about)
    {
        // Where the names would run into each other only every second, third... is written, and always the emphasized one.
        int every = Math.Max(1, (int)Math.Ceiling((double)Names.Length / Math.Max(1, about)));
        return [.. Enumerable.Range(0, Names.Length).Where(i => Written(i, every)).Select(Tick)];
    }

    private AxisTick Tick(int number)
    {
        return new AxisTick(Position(number), Names[number], Bold: number == Emphasized, Value: Values.Length > 0 ? Values[number] : "");
    }

    private bool Written(int number, int every)
    {
        if (number == Emphasized || every == 1) return true;
        return number % every == 0 && (Emphasized is not int best || Math.Abs(best - number) >= every);
    }
}
