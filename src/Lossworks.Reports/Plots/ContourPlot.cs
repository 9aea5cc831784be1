using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>A value over two numbers: shaded regions from points anywhere, the points themselves, and the best one.</summary>
/// <remarks>
/// The regions show a smooth mean of the values nearby, for the values also depend on what is not in the picture; where no point is near, they guess. The
/// colors
/// are those of viridis, from dark for low to light for high values. Of more than 2,000 points, 2,000 at even distances in their order are looked at.
/// </remarks>
public sealed class ContourPlot : Plot
{
    private const int MostPoints = 2000, Bands = 12, Columns = 73, Rows = 49;
    private readonly double[] _x, _y, _values;

    /// <summary>Values at points (x, y).</summary>
    /// <param name="x">Along the horizontal axis.</param>
    /// <param name="y">Along the vertical axis, as many.</param>
    /// <param name="values">The value of each, as many.</param>
    public ContourPlot(IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double> values)
    {
        (_x, _y, _values) = ([.. x], [.. y], [.. values]);
        if (_x.Length != _y.Length || _x.Length != _values.Length)
            throw new ArgumentException($"{_x.Length} x, {_y.Length} y and {_values.Length} values; there must be as many of each.", nameof(values));
    }

    /// <summary>Whether the horizontal axis is logarithmic; points at or below zero are then not drawn.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; points at or below zero are then not drawn.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether equal factors of the value have equal distances of color; points with a value at or below zero are then not drawn.</summary>
    public bool LogValue { get; init; }

    /// <summary>What the value is.</summary>
    public string ValueLabel { get; init; } = "";

    /// <summary>The position of the best point, drawn larger and in another color; none by default.</summary>
    public int? Best { get; init; }

    /// <summary>What the legend calls the best point.</summary>
    public string BestName { get; init; } = "best";

    /// <summary>What the legend calls the points.</summary>
    public string PointsName { get; init; } = "tried";

    /// <inheritdoc/>
    public override int SuggestedHeight => 480;

    private protected override Chart Draw()
    {
        int[] shown = [.. Enumerable.Range(0, _x.Length).Where(i => Visible(_x[i], LogX) && Visible(_y[i], LogY) && Visible(_values[i], LogValue))];
        NumberAxis x = NumberAxis.Over(shown.Select(i => _x[i]), XLabel, LogX, margin: 0.03);
        NumberAxis y = NumberAxis.Over(shown.Select(i => _y[i]), YLabel, LogY, margin: 0.03);
        var chart = new Chart(x, y);
        if (shown.Length == 0) return chart;
        int[] drawn = [.. Thinning.Even(shown.Length, MostPoints).Select(k => shown[k])];
        Spot Place(int i) => new(x.Map(_x[i]), y.Map(_y[i]));
        Spot[] spots = [.. drawn.Select(Place)];
        Shade(chart, spots, [.. drawn.Select(i => _values[i])]);
        AddPoints(chart, spots, new Symbol(SymbolShape.FilledCircle, spots.Length > 300 ? 4 : 6, Palette.Black), PointsName);
        if (Best is int best && shown.Contains(best)) AddPoints(chart, [Place(best)], new Symbol(SymbolShape.FilledDiamond, 14, Palette.Vermillion), BestName);
        return chart;
    }

    private void Shade(Chart chart, Spot[] spots, double[] values)
    {
        // On a scale from 0 to 1, where even the largest numbers have no overflow.
        NumberAxis scale = NumberAxis.Over(values, "", LogValue, margin: 0);
        double[,] field = Smooth.Over(spots, [.. values.Select(scale.Map)], Columns, Rows);
        (double low, double high) = (field.Cast<double>().Min(), field.Cast<double>().Max());
        bool level = high - low < 1e-9;
        string[] colors = Shades.Viridis(level ? 1 : Bands);
        chart.Marks.Add(new AreaMark([[new Spot(0, 0), new Spot(1, 0), new Spot(1, 1), new Spot(0, 1)]], colors[0]));
        for (int band = 1; band < Bands && !level; band++)
        {
            Spot[][] rings = Contours.AtLeast(field, low + ((high - low) * band / Bands));
            if (rings.Length > 0) chart.Marks.Add(new AreaMark(rings, colors[band]));
        }
        string label = CleanText.Of(ValueLabel), end = level ? "" : TickText.Short(Value(scale, high)) + (label.Length > 0 ? "  " : "");
        chart.Legend.Add(LegendEntry.Of(new Ramp(colors, TickText.Short(Value(scale, low))), end + label));
    }

    /// <summary>The value at a place of the scale.</summary>
    private static double Value(NumberAxis scale, double place)
    {
        double between = (scale.Low * (1 - place)) + (scale.High * place);
        return Math.Clamp(scale.Logarithmic ? Math.Pow(10, between) : between, -double.MaxValue, double.MaxValue);
    }

    private static void AddPoints(Chart chart, Spot[] spots, Symbol symbol, string name)
    {
        chart.Marks.Add(new PointsMark(spots, symbol with { Size = symbol.Size + (symbol.Size > 10 ? 6 : 2.5f), Color = "#FFFFFF" }));
        chart.Marks.Add(new PointsMark(spots, symbol));
        chart.Legend.Add(new LegendEntry(CleanText.Of(name), null, symbol));
    }

    private static bool Visible(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);
}
