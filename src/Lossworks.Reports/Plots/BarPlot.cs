using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>Horizontal bars from zero, each with its name and its value in figures.</summary>
/// <param name="bars">The bars, from top to bottom.</param>
public sealed class BarPlot(IEnumerable<Bar> bars) : Plot
{
    private const double Thickness = 0.62;
    private readonly Bar[] _bars = [.. bars];

    /// <summary>The bars, from top to bottom.</summary>
    public IReadOnlyList<Bar> Bars => _bars;

    /// <summary>The position of a bar to draw in another color and with a bold name; none by default.</summary>
    public int? Best { get; init; }

    /// <inheritdoc/>
    public override int SuggestedHeight => Math.Clamp(100 + (30 * _bars.Length), 180, 2000);

    private protected override Chart Draw()
    {
        NumberAxis x = NumberAxis.Over(_bars.Select(bar => bar.Value).Append(0), XLabel, pinZero: true);
        var y = new CategoryAxis([.. _bars.Select(NameOf)], Best, YLabel) { Values = [.. _bars.Select(bar => double.IsFinite(bar.Value) ? TickText.Short(bar.Value) : "")] };
        var chart = new Chart(x, y);
        for (int i = 0; i < _bars.Length; i++)
        {
            if (double.IsFinite(_bars[i].Value)) Draw(_bars[i].Value, i, chart, x, y);
        }
        chart.Marks.Add(LineMark.Rule(x.Map(0), 0, x.Map(0), 1));
        return chart;
    }

    private void Draw(double value, int number, Chart chart, NumberAxis x, CategoryAxis y)
    {
        (double end, double zero, double middle) = (x.Map(value), x.Map(0), y.Position(number));
        double half = Thickness / 2 / _bars.Length;
        var box = new Box(Math.Min(zero, end), Math.Max(zero, end), middle - half, middle + half);
        chart.Marks.Add(new BoxesMark([box], number == Best ? Palette.Vermillion : Palette.Blue));
    }

    private static string NameOf(Bar bar) => CleanText.Of(double.IsFinite(bar.Value) ? bar.Name : bar.Name + " (no value)");
}
