using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>How values are distributed, in bins whose width follows the rule of Freedman and Diaconis.</summary>
/// <remarks>
/// Alone, values are counted; next to an overlay both are shares in percent, because the two may differ in number. Where a few values lie so
/// far out that the rest would vanish in one bin, they are left out of the picture and the picture says how many.
/// </remarks>
/// <param name="values">The values of which the distribution is shown.</param>
public sealed class HistogramPlot(IEnumerable<double> values) : Plot
{
    private readonly double[] _values = [.. values.Where(double.IsFinite)];
    private readonly double[] _overlay = [];

    /// <summary>The name of the values in the legend.</summary>
    public string Name { get; init; } = "values";

    /// <summary>A second distribution, drawn as an outline over the first one; none by default.</summary>
    public IEnumerable<double> Overlay
    {
        get => _overlay;
        init => _overlay = [.. value.Where(double.IsFinite)];
    }

    /// <summary>The name of the second distribution in the legend.</summary>
    public string OverlayName { get; init; } = "overlay";

    /// <inheritdoc/>
    public override int SuggestedHeight => 360;

    private protected override Chart Draw()
    {
        bool two = _overlay.Length > 0;
        var bins = Bins.For(_values, _overlay);
        double[] first = bins.Heights(_values, asPercent: two), second = bins.Heights(_overlay, asPercent: two);
        NumberAxis x = NumberAxis.Over([bins.Low, bins.High], XLabel, margin: 0.02);
        string measure = YLabel.Length > 0 ? YLabel : two ? "share of the values, %" : "number of values";
        NumberAxis y = NumberAxis.Over([0, .. first, .. second], measure, margin: 0.06, pinZero: true);
        var chart = new Chart(x, y) { Remark = Outside(bins) };
        Box[] boxes = [.. first.Select((height, i) => new Box(x.Map(bins.Edge(i)), x.Map(bins.Edge(i + 1)), y.Map(0), y.Map(height))).Where(box => box.Top > box.Bottom)];
        if (boxes.Length > 0) chart.Marks.Add(new BoxesMark(boxes, two ? Palette.Sky : Palette.Blue, Outline: "#FFFFFF"));
        if (two) DrawOverlay(chart, x, y, bins, second);
        return chart;
    }

    private void DrawOverlay(Chart chart, NumberAxis x, NumberAxis y, Bins bins, double[] heights)
    {
        var stroke = new Stroke(Palette.Vermillion, 2.25f, [7, 3]);
        var steps = new List<Spot> { new(x.Map(bins.Low), y.Map(0)) };
        for (int i = 0; i < heights.Length; i++)
        {
            steps.Add(new Spot(x.Map(bins.Edge(i)), y.Map(heights[i])));
            steps.Add(new Spot(x.Map(bins.Edge(i + 1)), y.Map(heights[i])));
        }
        steps.Add(new Spot(x.Map(bins.High), y.Map(0)));
        chart.Marks.Add(new LineMark([.. steps], stroke));
        chart.Legend.Add(new LegendEntry(CleanText.Of(Name), null, new Symbol(SymbolShape.FilledSquare, 12, Palette.Sky)));
        chart.Legend.Add(new LegendEntry(CleanText.Of(OverlayName), stroke, null));
    }

    private string Outside(Bins bins)
    {
        int outside = _values.Concat(_overlay).Count(value => value < bins.Low || value > bins.High);
        return outside switch
        {
            0 => "",
            1 => "1 value lies outside this range",
            _ => $"{TickText.Count(outside)} values lie outside this range",
        };
    }
}
