using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>One or several lines over a common axis: a loss while it descends, or a loss with its gradient and Hessian.</summary>
/// <param name="series">The lines, in the order of the legend. Long ones are thinned to a thousand points that keep every peak.</param>
public sealed class LinePlot(IEnumerable<Series> series) : Plot
{
    private const int MostPoints = 1000;
    private const int MarkersPerLine = 8;
    private const int FewPoints = 12;
    private readonly Series[] _series = [.. series];

    /// <summary>The lines, in the order of the legend.</summary>
    public IReadOnlyList<Series> Series => _series;

    /// <summary>Regions behind the lines; none by default.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>Whether the horizontal axis is logarithmic; points at or below zero are then not drawn.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; points at or below zero are then not drawn.</summary>
    public bool LogY { get; init; }

    /// <summary>The part of the vertical axis to show; all values when absent. Lines leave the picture where they exceed it.</summary>
    public (double Low, double High)? YRange { get; init; }

    /// <inheritdoc/>
    public override int SuggestedHeight => 400;

    private protected override Chart Draw()
    {
        NumberAxis x = NumberAxis.Over(_series.SelectMany(line => Usable(line).Select(point => point.X)), XLabel, LogX, margin: 0.02);
        IEnumerable<double> edges = Bands.SelectMany(band => band.Low.Concat(band.High));
        NumberAxis y = YRange is var (low, high)
            ? NumberAxis.Over([low, high], YLabel, LogY, margin: 0)
            : NumberAxis.Over(_series.SelectMany(line => Usable(line).Select(point => point.Y)).Concat(edges), YLabel, LogY, margin: 0.05);
        var chart = new Chart(x, y);
        foreach (Band band in Bands) Draw(band, chart, x, y);
        if (!LogY && y.Map(0) is > 0 and < 1) chart.Marks.Add(LineMark.Rule(0, y.Map(0), 1, y.Map(0)));
        for (int i = 0; i < _series.Length; i++) Draw(_series[i], i, chart, x, y);
        foreach (Band band in Bands) chart.Legend.Add(new LegendEntry(CleanText.Of(band.Name), null, new Symbol(SymbolShape.FilledSquare, 14, Palette.Band)));
        return chart;
    }

    private void Draw(Band band, Chart chart, NumberAxis x, NumberAxis y)
    {
        int[] usable = [.. Enumerable.Range(0, band.X.Count).Where(i => Shows(band.X[i], LogX) && Shows(band.Low[i], LogY) && Shows(band.High[i], LogY))];
        if (usable.Length < 2) return;
        Spot[] there = [.. usable.Select(i => new Spot(x.Map(band.X[i]), y.Map(band.Low[i])))];
        Spot[] back = [.. Enumerable.Reverse(usable).Select(i => new Spot(x.Map(band.X[i]), y.Map(band.High[i])))];
        chart.Marks.Add(new AreaMark([[.. there, .. back]], Palette.Band));
    }

    private void Draw(Series line, int number, Chart chart, NumberAxis x, NumberAxis y)
    {
        var style = SeriesStyle.Number(number);
        List<Spot[]> runs = Runs(line, x, y);
        chart.Marks.AddRange(runs.Where(run => run.Length > 1).Select(run => new LineMark(run, style.Stroke)));
        Spot[] marked = Marked(runs, number);
        if (marked.Length > 0) chart.Marks.Add(new PointsMark(marked, style.Symbol));
        chart.Legend.Add(new LegendEntry(CleanText.Of(line.Name), style.Stroke, marked.Length > 0 || _series.Length > 1 ? style.Symbol : null));
    }

    /// <summary>The line cut where a point is missing.</summary>
    private List<Spot[]> Runs(Series line, NumberAxis x, NumberAxis y)
    {
        var runs = new List<Spot[]>();
        var run = new List<Spot>();
        foreach (int i in Thinning.KeepPeaks(line.Y, MostPoints))
        {
            if (Shows(line.X[i], LogX) && Shows(line.Y[i], LogY))
            {
                run.Add(new Spot(x.Map(line.X[i]), y.Map(line.Y[i])));
            }
            else if (run.Count > 0)
            {
                runs.Add([.. run]);
                run.Clear();
            }
        }
        if (run.Count > 0) runs.Add([.. run]);
        return runs;
    }

    /// <summary>Points that carry a marker: all of a short line, some of a long one (not the same ones for each line), and lone ones.</summary>
    private Spot[] Marked(List<Spot[]> runs, int number)
    {
        Spot[] all = [.. runs.SelectMany(run => run)];
        if (all.Length <= FewPoints) return all;
        IEnumerable<Spot> lone = runs.Where(run => run.Length == 1).Select(run => run[0]);
        if (_series.Length == 1) return [.. lone];
        double step = (double)all.Length / MarkersPerLine;
        double first = step * ((number % 3) + 1) / 4;
        return [.. lone.Concat(Enumerable.Range(0, MarkersPerLine).Select(k => all[(int)(first + (k * step))])).Distinct()];
    }

    private IEnumerable<(double X, double Y)> Usable(Series line)
    {
        return line.X.Zip(line.Y).Where(point => Shows(point.First, LogX) && Shows(point.Second, LogY));
    }

    private static bool Shows(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);
}
