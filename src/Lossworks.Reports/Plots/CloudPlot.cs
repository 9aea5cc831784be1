using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>Points of which none is more than another, with a line at zero: residuals against predictions.</summary>
/// <remarks>Of more than 2,000 points, 2,000 at even distances in their order are drawn.</remarks>
public sealed class CloudPlot : Plot
{
    private const int MostPoints = 2000;
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>Points (x, y).</summary>
    /// <param name="x">Along the horizontal axis.</param>
    /// <param name="y">Along the vertical axis, as many.</param>
    public CloudPlot(IEnumerable<double> x, IEnumerable<double> y)
    {
        (_x, _y) = ([.. x], [.. y]);
        if (_x.Length != _y.Length)
            throw new ArgumentException($"{_x.Length} x and {_y.Length} y values; there must be as many of each.", nameof(y));
    }

    /// <summary>How many rows the points stand for, where they are some of many; as many as there are by default.</summary>
    public int? Rows { get; init; }

    /// <inheritdoc/>
    public override int SuggestedHeight => 420;

    private protected override Chart Draw()
    {
        int[] usable = [.. Enumerable.Range(0, _x.Length).Where(i => double.IsFinite(_x[i]) && double.IsFinite(_y[i]))];
        NumberAxis x = NumberAxis.Over(usable.Select(i => _x[i]), XLabel), y = NumberAxis.Over(usable.Select(i => _y[i]), YLabel);
        Spot[] spots = [.. Thinning.Even(usable.Length, MostPoints).Select(k => new Spot(x.Map(_x[usable[k]]), y.Map(_y[usable[k]])))];
        var symbol = new Symbol(SymbolShape.FilledCircle, 6, Palette.Blue, spots.Length > 300 ? 0.35f : 0.6f);
        var chart = new Chart(x, y);
        if (spots.Length > 0) chart.Marks.Add(new PointsMark(spots, symbol));
        if (y.Map(0) is > 0 and < 1) chart.Marks.Add(new LineMark([new Spot(0, y.Map(0)), new Spot(1, y.Map(0))], new Stroke("#333333", 1.5f, [8, 4])));
        int all = Rows ?? usable.Length;
        chart.Legend.Add(new LegendEntry(spots.Length < all ? $"{TickText.Count(spots.Length)} of {TickText.Count(all)} rows" : $"{TickText.Count(all)} rows", null, symbol));
        return chart;
    }
}
