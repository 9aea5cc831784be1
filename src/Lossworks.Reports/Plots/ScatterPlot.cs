using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>Predicted against actual values, with the line on which a perfect prediction lies.</summary>
/// <remarks>Both axes show the same range. Of more than 2,000 points, 2,000 at even distances in their order are drawn.</remarks>
public sealed class ScatterPlot : Plot
{
    private const int MostPoints = 2000;
    private readonly double[] _actual;
    private readonly double[] _predicted;

    /// <summary>Points (actual, predicted).</summary>
    /// <param name="actual">The truth, on the horizontal axis.</param>
    /// <param name="predicted">The predictions, as many, on the vertical axis.</param>
    public ScatterPlot(IEnumerable<double> actual, IEnumerable<double> predicted)
    {
        (_actual, _predicted) = ([.. actual], [.. predicted]);
        if (_actual.Length != _predicted.Length)
            throw new ArgumentException($"{_actual.Length} actual and {_predicted.Length} predicted values; there must be as many of each.", nameof(predicted));
        (XLabel, YLabel) = ("actual", "predicted");
    }

    /// <inheritdoc/>
    public override int SuggestedHeight => 560;

    private protected override Chart Draw()
    {
        (double X, double Y)[] points = [.. _actual.Zip(_predicted).Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second))];
        IEnumerable<double> both = points.SelectMany(point => new[] { point.X, point.Y });
        NumberAxis x = NumberAxis.Over(both, XLabel), y = NumberAxis.Over(both, YLabel);
        Spot[] spots = [.. Thinning.Even(points.Length, MostPoints).Select(i => new Spot(x.Map(points[i].X), y.Map(points[i].Y)))];
        Stroke perfect = new("#333333", 1.5f, [8, 4]);
        var symbol = new Symbol(SymbolShape.FilledCircle, 6, Palette.Blue, spots.Length > 300 ? 0.35f : 0.6f);
        var chart = new Chart(x, y);
        if (spots.Length > 0) chart.Marks.Add(new PointsMark(spots, symbol));
        chart.Marks.Add(new LineMark([new Spot(0, 0), new Spot(1, 1)], perfect));
        chart.Legend.Add(new LegendEntry(Legend(points.Length, spots.Length), null, symbol));
        chart.Legend.Add(new LegendEntry("perfect prediction", perfect, null));
        return chart;
    }

    private static string Legend(int all, int shown)
    {
        if (shown < all) return $"{TickText.Count(shown)} of {TickText.Count(all)} rows";
        return all == 1 ? "1 row" : $"{TickText.Count(all)} rows";
    }
}
