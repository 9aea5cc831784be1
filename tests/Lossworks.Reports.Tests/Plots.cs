using System.Xml.Linq;

namespace Lossworks.Reports.Tests;

/// <summary>Plots to try everything on, by name: ordinary ones and strange ones.</summary>
internal static class Plots
{
    private static readonly double[] s_strange =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 5e-324, -5e-324, 1e308, -1e308, double.MaxValue, double.MinValue, 1];

    private static readonly double[][] s_lists =
    [
        [], [3], [0], [double.NaN], [2, 2, 2], [-7], [1e308, -1e308], [double.MaxValue, double.MinValue], [double.MaxValue], [1e-310, 2e-310], [5e-324],
        [1e15, 1e15 + 1], [1e-9, 3e-9, 2e-9], [1, 1e6, 1e12], [double.PositiveInfinity, 4], [-1e-12, 1e300], s_strange, [1, double.NaN, 3, 4, double.NaN],
    ];

    public static IEnumerable<(string Name, Plot Plot)> All =>
    [
        ("descent", Example.Descent()), ("huber", Example.Huber()), ("prices", Example.Prices()), ("ranking", Example.Ranking()),
        ("residuals", Example.Residuals()), ("importance", Example.Importance()), .. s_lists.SelectMany((list, i) => Strange(list, i)), .. new[] { 0, 1, 500 }.SelectMany(Trials),
        ("no series", new LinePlot([])), ("many series", new LinePlot(Enumerable.Range(0, 12).Select(k => new Series($"series {k}", [1, 2], [k, k + 1.0])))),
        ("many bars", new BarPlot(Enumerable.Range(0, 300).Select(k => new Bar($"bar {k}", k))) { Best = 7 }),
        ("range", new LinePlot([new Series("a", [1, 2, 3], [1, 1e300, -1e300])]) { YRange = (0, 2) }),
        ("odd text", new LinePlot([new Series("<&\"'>\u0001\ud800 価格 😀", [1, 2], [1, 2])]) { Title = new string('W', 500), XLabel = "a\r\nb", YLabel = new string('y', 400) }),
    ];

    public static TheoryData<string> Names => [.. All.Select(item => item.Name)];

    public static Plot Named(string name) => All.First(item => item.Name == name).Plot;

    public static XElement Parse(string svg) => XDocument.Parse(svg).Root!;

    private static IEnumerable<(string Name, Plot Plot)> Strange(double[] values, int number)
    {
        IEnumerable<double> places = values.Select((_, i) => (double)i);
        yield return ($"line {number}", new LinePlot([new Series("a", places, values), new Series("b", values, places)]));
        yield return ($"log line {number}", new LinePlot([new Series("a", places, values), new Series("b", values, values)]) { LogX = true, LogY = true });
        yield return ($"scatter {number}", new ScatterPlot(values, values.Reverse()));
        yield return ($"intervals {number}", new IntervalPlot(values.Select(value => new Interval("i", value, value / 2, value * 2))) { Best = 0 });
        yield return ($"histogram {number}", new HistogramPlot(values) { Overlay = values });
        yield return ($"points {number}", new PointsPlot(places, values) { Best = 0, Open = [1], Steps = values });
        yield return ($"log points {number}", new PointsPlot(values, values) { Best = 1, LogX = true, LogY = true, Steps = values });
        yield return ($"choices {number}", new PointsPlot(values, values) { Best = 3, Categories = ["a", "b", "c", "d"] });
        yield return ($"contour {number}", new ContourPlot(places, values, values.Reverse()) { Best = 0 });
        yield return ($"log contour {number}", new ContourPlot(values, values.Reverse(), values) { Best = 0, LogX = true, LogY = true, LogValue = true });
        yield return ($"parallel {number}", new ParallelPlot(
            [new ParallelAxis("a", values), new ParallelAxis("b", values) { Log = true }, new ParallelAxis("c", values) { Categories = ["x", "y", "z"] }], new ParallelAxis("v", [.. values.Reverse()]))
        { Best = 0 });
        yield return ($"bars {number}", new BarPlot(values.Select(value => new Bar("b", value))));
    }

    private static IEnumerable<(string Name, Plot Plot)> Trials(int count) =>
    [
        ($"history of {count}", TrialExamples.History(count)), ($"slice of {count}", TrialExamples.Slice(count)), ($"choices of {count}", TrialExamples.Choices(count)),
        ($"contour of {count}", TrialExamples.Contour(count)), ($"parallel of {count}", TrialExamples.Parallel(count)),
        ($"level contour of {count}", TrialExamples.Contour(count, level: true)), ($"level parallel of {count}", TrialExamples.Parallel(count, level: true)),
    ];
}
