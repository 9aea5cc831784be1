using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>Values of trials as points: in their order, or over one of their parameters. Later trials are darker, the best one stands out.</summary>
/// <remarks>
/// Over categories the picture is turned, so that long names can be read: categories from top to bottom, values to the right. Of more than 2,000 points, 2,000
/// at
/// even distances in their order are drawn, and always the best.
/// </remarks>
public sealed class PointsPlot : Plot
{
    private const int MostPoints = 2000, MostShades = 8, ManyPoints = 150;
    private readonly double[] _x;
    private readonly double[] _values;

    /// <summary>Points (x, value), in the order of the trials.</summary>
    /// <param name="x">The number of the trial, or one of its parameters; with <see cref="Categories"/>, which one, from 0.</param>
    /// <param name="values">Its value, as many.</param>
    public PointsPlot(IEnumerable<double> x, IEnumerable<double> values)
    {
        (_x, _values) = ([.. x], [.. values]);
        if (_x.Length != _values.Length)
            throw new ArgumentException($"{_x.Length} places and {_values.Length} values; there must be as many of each.", nameof(values));
    }

    /// <summary>The names of the categories, where the points are over categories; none by default.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether the axis of x is logarithmic; points at or below zero are then not drawn.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the axis of the values is logarithmic; points at or below zero are then not drawn.</summary>
    public bool LogY { get; init; }

    /// <summary>The position of the best point, drawn larger and in another color; none by default.</summary>
    public int? Best { get; init; }

    /// <summary>What the legend calls the best point.</summary>
    public string BestName { get; init; } = "best";

    /// <summary>Positions of points drawn open, say those of pruned trials; none by default.</summary>
    public IReadOnlyCollection<int> Open { get; init; } = [];

    /// <summary>What the legend calls the open points.</summary>
    public string OpenName { get; init; } = "pruned";

    /// <summary>A line in steps over the same x, say the best value so far; NaN where there is none. Not over categories.</summary>
    public IReadOnlyList<double> Steps { get; init; } = [];

    /// <summary>What the legend calls the line.</summary>
    public string StepsName { get; init; } = "best so far";

    /// <summary>What the legend calls a point.</summary>
    public string PointName { get; init; } = "trial";

    /// <inheritdoc/>
    public override int SuggestedHeight => Categories.Count > 0 ? Math.Clamp(130 + (44 * Categories.Count), 220, 2000) : 360;

    private protected override Chart Draw()
    {
        int[] shown = [.. Enumerable.Range(0, _x.Length).Where(Shows)];
        NumberAxis values = NumberAxis.Over(shown.Select(i => _values[i]).Concat(Steps.Where(v => !LogY || v > 0)), YLabel, LogY);
        if (Categories.Count > 0)
        {
            var names = new CategoryAxis([.. Categories.Select(CleanText.Of)], null, XLabel);
            return Draw(new Chart(values, names), shown, i => new Spot(values.Map(_values[i]), names.Position((int)_x[i]) + Aside(i)));
        }
        NumberAxis x = NumberAxis.Over(shown.Select(i => _x[i]), XLabel, LogX, margin: 0.025);
        var chart = new Chart(x, values);
        AddSteps(chart, x, values);
        return Draw(chart, shown, i => new Spot(x.Map(_x[i]), values.Map(_values[i])));
    }

    private Chart Draw(Chart chart, int[] shown, Func<int, Spot> spot)
    {
        int[] drawn = [.. Thinning.Even(shown.Length, MostPoints).Select(k => shown[k])];
        string[] shades = Shades.Blues(MostShades);
        float size = drawn.Length > ManyPoints ? 6 : 9, opacity = drawn.Length > ManyPoints ? 0.75f : 0.9f;
        foreach (var group in drawn.Where(i => i != Best).GroupBy(i => (Shade: Shade(i), Open: Open.Contains(i))).OrderBy(group => group.Key))
        {
            var symbol = new Symbol(group.Key.Open ? SymbolShape.OpenCircle : SymbolShape.FilledCircle, size, shades[group.Key.Shade], opacity);
            chart.Marks.Add(new PointsMark([.. group.Select(spot)], symbol));
        }
        AddLegend(chart, shown, drawn, shades);
        if (Best is int best && shown.Contains(best)) AddBest(chart, spot(best));
        return chart;
    }

    private void AddLegend(Chart chart, int[] shown, int[] drawn, string[] shades)
    {
        string name = CleanText.Of(PointName);
        string left = drawn.Length < shown.Length ? $" ({TickText.Count(drawn.Length)} of {TickText.Count(shown.Length)} shown)" : "";
        if (shown.Length > 1) chart.Legend.Add(LegendEntry.Of(new Ramp(shades, "first"), $"last {name}{left}"));
        if (!shown.Any(i => Open.Contains(i))) return;
        chart.Legend.Add(new LegendEntry(CleanText.Of(OpenName), null, new Symbol(SymbolShape.OpenCircle, 9, Palette.Blue)));
    }

    private void AddBest(Chart chart, Spot spot)
    {
        var symbol = new Symbol(SymbolShape.FilledDiamond, 15, Palette.Vermillion);
        chart.Marks.Add(new PointsMark([spot], symbol with { Size = 20, Color = "#FFFFFF" }));
        chart.Marks.Add(new PointsMark([spot], symbol));
        chart.Legend.Add(new LegendEntry(CleanText.Of(BestName), null, symbol));
    }

    /// <summary>Each step is a level, and then straight up or down.</summary>
    private void AddSteps(Chart chart, NumberAxis x, NumberAxis y)
    {
        var line = new List<Spot>();
        for (int i = 0; i < Math.Min(Steps.Count, _x.Length); i++)
        {
            if (!Visible(Steps[i], LogY) || !Visible(_x[i], LogX)) continue;
            var corner = new Spot(x.Map(_x[i]), y.Map(Steps[i]));
            if (line.Count > 1 && line[^1].Y == corner.Y && line[^2].Y == corner.Y) line[^1] = corner;
            else if (line.Count > 0 && line[^1].Y != corner.Y) line.AddRange([new Spot(corner.X, line[^1].Y), corner]);
            else line.Add(corner);
        }
        if (line.Count < 2) return;
        var stroke = new Stroke(Palette.Vermillion, 2);
        chart.Marks.Add(new LineMark([.. line], stroke));
        chart.Legend.Add(new LegendEntry(CleanText.Of(StepsName), stroke, null));
    }

    /// <summary>
    /// Points of one category lie beside each other, not on each other: at multiples of the golden ratio, which spread evenly however many there are.
    /// </summary>
    private double Aside(int number) => ((((number + 1) * 0.6180339887498949) % 1) - 0.5) * 0.62 / Categories.Count;

    private int Shade(int number) => _x.Length == 1 ? MostShades - 1 : (int)((long)number * (MostShades - 1) / (_x.Length - 1));

    private bool Shows(int i) => Visible(_values[i], LogY) && (Categories.Count > 0 ? _x[i] >= 0 && _x[i] < Categories.Count : Visible(_x[i], LogX));

    private static bool Visible(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);
}
