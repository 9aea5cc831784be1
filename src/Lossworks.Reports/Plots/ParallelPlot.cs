using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>Trials as lines over parallel axes, one for each parameter and a last one for the value: what good trials have in common.</summary>
/// <remarks>Darker lines have better values, by rank. Of more than 1,000 trials, 1,000 at even distances by rank are drawn, the best among them.</remarks>
public sealed class ParallelPlot : Plot
{
    private const int MostLines = 1000, MostShades = 8, ManyLines = 100;
    private readonly ParallelAxis[] _axes;
    private readonly ParallelAxis _value;

    /// <summary>Lines through the values of each trial.</summary>
    /// <param name="axes">The parameters, from left to right.</param>
    /// <param name="value">The value, on the last axis; trials without a value are not drawn.</param>
    public ParallelPlot(IEnumerable<ParallelAxis> axes, ParallelAxis value)
    {
        (_axes, _value) = ([.. axes, value], value);
        if (_axes.FirstOrDefault(axis => axis.Values.Count != value.Values.Count) is { } odd)
        {
            throw new ArgumentException(
                $"The axis '{odd.Name}' has {odd.Values.Count} values and '{value.Name}' {value.Values.Count}; there must be as many of each.", nameof(axes));
        }
    }

    /// <summary>Whether large values are better; otherwise small ones are.</summary>
    public bool LargeIsBetter { get; init; }

    /// <summary>The position of the best trial, drawn thick and in another color; none by default.</summary>
    public int? Best { get; init; }

    /// <summary>What the legend calls the best trial.</summary>
    public string BestName { get; init; } = "best";

    /// <inheritdoc/>
    public override int SuggestedHeight => 420;

    private protected override Chart Draw()
    {
        IEnumerable<string>[] categories = [.. _axes.Select(axis => axis.Categories.Select(CleanText.Of))];
        PlacesAxis names = PlacesAxis.Of([.. _axes.Select(axis => CleanText.Of(axis.Name))], XLabel, categories);
        var chart = new Chart(names, new BareAxis());
        int[] ranked = Ranked();
        chart.SideAxes.AddRange(_axes.Select((axis, i) =>
            new SideAxis(names.Position(i), Scale(axis, ranked), names.Room(i), HasMissing: ranked.Any(trial => !Has(axis, trial)))));
        Spot[] Line(int trial) => [.. _axes.Select((axis, i) => new Spot(chart.SideAxes[i].At, Height(axis, chart.SideAxes[i], trial)))];
        int[] drawn = [.. Thinning.Even(ranked.Length, MostLines).Select(k => ranked[k])];
        string[] shades = Shades.Blues(MostShades);
        (float width, float opacity) = drawn.Length > ManyLines ? (1, 0.55f) : (1.5f, 0.85f);
        // Better lines lie upon worse ones.
        foreach (var group in drawn.Select((trial, rank) => (trial, rank)).Where(line => line.trial != Best).GroupBy(line => Shade(line.rank, drawn.Length)))
            chart.Marks.Add(new LinesMark([.. group.Select(line => Line(line.trial))], new Stroke(shades[group.Key], width, Opacity: opacity)));
        string left = drawn.Length < ranked.Length ? $" ({TickText.Count(drawn.Length)} of {TickText.Count(ranked.Length)} shown)" : "";
        if (drawn.Length > 1) chart.Legend.Add(LegendEntry.Of(new Ramp(shades, "worst"), $"best value{left}"));
        if (Best is int best && ranked.Contains(best)) AddBest(chart, Line(best));
        return chart;
    }

    /// <summary>The worst first; of equals the last.</summary>
    private int[] Ranked()
    {
        IEnumerable<int> trials = Enumerable.Range(0, _value.Values.Count).Where(i => Has(_value, i));
        return [.. trials.OrderBy(i => LargeIsBetter ? _value.Values[i] : -_value.Values[i]).ThenByDescending(i => i)];
    }

    private void AddBest(Chart chart, Spot[] line)
    {
        var stroke = new Stroke(Palette.Vermillion, 3);
        var symbol = new Symbol(SymbolShape.FilledDiamond, 11, Palette.Vermillion);
        if (line.Length > 1)
        {
            chart.Marks.Add(new LineMark(line, new Stroke("#FFFFFF", 5.5f)));
            chart.Marks.Add(new LineMark(line, stroke));
        }
        chart.Marks.Add(new PointsMark(line, symbol));
        chart.Legend.Add(new LegendEntry(CleanText.Of(BestName), stroke, symbol));
    }

    private static Axis Scale(ParallelAxis axis, int[] trials) => axis.Categories.Count > 0
        ? new CategoryAxis([.. axis.Categories.Select(CleanText.Of)], null, "")
        : NumberAxis.Over(trials.Select(i => axis.Values[i]), "", axis.Log, margin: 0.02);

    private static double Height(ParallelAxis axis, SideAxis side, int trial) => !Has(axis, trial) ? SideAxis.Missing : side.Height(side.Scale switch
    {
        NumberAxis numbers => numbers.Map(axis.Values[trial]),
        CategoryAxis names => names.Position((int)axis.Values[trial]),
        _ => 0,
    });

    private static int Shade(int rank, int count) => count == 1 ? MostShades - 1 : rank * (MostShades - 1) / (count - 1);

    private static bool Has(ParallelAxis axis, int trial)
    {
        double value = axis.Values[trial];
        return axis.Categories.Count > 0 ? value >= 0 && value < axis.Categories.Count : double.IsFinite(value) && (!axis.Log || value > 0);
    }
}
