using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>Named values with their ranges, one below the other: a ranking of losses that shows which differences are real.</summary>
/// <param name="intervals">The values, from top to bottom.</param>
public sealed class IntervalPlot(IEnumerable<Interval> intervals) : Plot
{
    private readonly Interval[] _intervals = [.. intervals];

    /// <summary>The values, from top to bottom.</summary>
    public IReadOnlyList<Interval> Intervals => _intervals;

    /// <summary>The position of the best value in the list, drawn larger, filled and with a bold name; none by default.</summary>
    public int? Best { get; init; }

    /// <summary>What the legend calls the best value.</summary>
    public string BestName { get; init; } = "best";

    /// <inheritdoc/>
    public override int SuggestedHeight => Math.Clamp(110 + (28 * _intervals.Length), 180, 2000);

    private protected override Chart Draw()
    {
        NumberAxis x = NumberAxis.Over(_intervals.SelectMany(item => new[] { item.Mean, item.Low, item.High }), XLabel);
        var y = new CategoryAxis([.. _intervals.Select(NameOf)], Best, YLabel);
        var chart = new Chart(x, y);
        if (x.Map(0) is > 0 and < 1) chart.Marks.Add(LineMark.Rule(x.Map(0), 0, x.Map(0), 1));
        for (int i = 0; i < _intervals.Length; i++) Draw(_intervals[i], y.Position(i), StyleOf(i == Best), chart.Marks, x);
        if (Best is null) return chart;
        AddToLegend(chart, BestName, StyleOf(best: true));
        if (_intervals.Length > 1) AddToLegend(chart, "others", StyleOf(best: false));
        return chart;
    }

    private static void Draw(Interval item, double height, (Stroke Stroke, Symbol Symbol) style, List<Mark> marks, NumberAxis x)
    {
        if (double.IsFinite(item.Low) && double.IsFinite(item.High))
            marks.Add(new LineMark([new Spot(x.Map(item.Low), height), new Spot(x.Map(item.High), height)], style.Stroke));
        if (double.IsFinite(item.Mean)) marks.Add(new PointsMark([new Spot(x.Map(item.Mean), height)], style.Symbol));
    }

    private static void AddToLegend(Chart chart, string name, (Stroke Stroke, Symbol Symbol) style)
    {
        chart.Legend.Add(new LegendEntry(CleanText.Of(name), style.Stroke, style.Symbol));
    }

    private static (Stroke Stroke, Symbol Symbol) StyleOf(bool best)
    {
        return best
            ? (new Stroke(Palette.Vermillion, 4), new Symbol(SymbolShape.FilledDiamond, 15, Palette.Vermillion))
            : (new Stroke(Palette.Blue, 1.75f), new Symbol(SymbolShape.FilledCircle, 8, Palette.Blue));
    }

    private static string NameOf(Interval item) => CleanText.Of(double.IsFinite(item.Mean) ? item.Name : item.Name + " (no value)");
}
