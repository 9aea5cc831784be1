using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lossworks.Reports.Drawing;

namespace Lossworks.Reports.Tests;

public sealed partial class TrialPlotTests
{
    [Fact]
    public void A_history_names_what_it_shows()
    {
        string[] texts = Texts(TrialExamples.History(60));
        Assert.Superset(new HashSet<string> { "first", "last trial", "pruned", "best", "best so far", "trial", "mean absolute error, USD" }, texts.ToHashSet());
    }

    [Fact]
    public void Every_point_is_drawn_once_and_the_best_stands_out()
    {
        XElement root = Plots.Parse(new PointsPlot(Enumerable.Range(0, 40).Select(i => (double)i), Enumerable.Range(0, 40).Select(i => (double)(i * i))) { Best = 0 }.ToSvg(860, 360));
        Assert.Equal(39, root.Descendants().Count(element => element.Name.LocalName is "circle" or "ellipse"));
        Assert.Contains(root.Descendants(), element => element.Attribute("fill")?.Value == Palette.Vermillion);
    }

    [Fact]
    public void The_line_of_the_best_so_far_goes_in_steps()
    {
        XElement root = Plots.Parse(new PointsPlot([0, 1, 2, 3], [4, 5, 2, 3]) { Steps = [4, 4, 2, 2] }.ToSvg(860, 360));
        XElement line = root.Descendants().First(path => path.Attribute("stroke")?.Value == Palette.Vermillion);
        double[] numbers = [.. Numbers().Matches(line.Attribute("d")!.Value).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        (double X, double Y)[] corners = [.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))];
        Assert.True(corners.Length >= 4);
        Assert.All(corners.Zip(corners.Skip(1)), side => Assert.True(side.First.X == side.Second.X || side.First.Y == side.Second.Y));
    }

    [Fact]
    public void Categories_stand_from_top_to_bottom_with_their_names()
    {
        string[] texts = Texts(TrialExamples.Choices(60));
        Assert.Contains("huber", texts);
        Assert.Contains("zero-inflated-negative-binomial-nll", texts);
    }

    [Fact]
    public void A_contour_says_what_its_colors_mean()
    {
        string[] texts = Texts(new ContourPlot([0, 1, 0, 1], [0, 0, 1, 1], [1, 2, 2, 3]) { ValueLabel = "error", XLabel = "rate", YLabel = "momentum", Best = 0 });
        Assert.Contains(texts, text => text.EndsWith("  error", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "tried", "best", "rate", "momentum" }, texts.ToHashSet());
    }

    [Fact]
    public void A_parallel_plot_names_every_axis_and_category_in_full_where_there_is_room()
    {
        string[] texts = Texts(TrialExamples.Parallel(60));
        Assert.Superset(new HashSet<string> { "loss", "delta", "rate", "momentum", "number of hidden layers", "error, USD", "huber", "none", "worst", "best value" }, texts.ToHashSet());
    }

    [Fact]
    public void The_best_trial_of_a_parallel_plot_is_on_top_and_in_another_color()
    {
        XElement[] lines = [.. Plots.Parse(TrialExamples.Parallel(60).ToSvg(860, 420)).Descendants().Where(path => path.Attribute("stroke-width")?.Value is "1.5" or "3")];
        Assert.Equal(Palette.Vermillion, lines.Last(path => path.Parent!.Attribute("clip-path") is not null && path.Attribute("d")!.Value.Count(c => c == 'L') > 3).Attribute("stroke")!.Value);
        Assert.Equal(59, lines.Count(path => path.Attribute("stroke-width")!.Value == "1.5"));
    }

    [Fact]
    public void Counts_that_differ_are_refused()
    {
        Assert.Contains("2 places and 1 values", Assert.Throws<ArgumentException>(() => new PointsPlot([1, 2], [1])).Message);
        Assert.Contains("1 x, 2 y and 1 values", Assert.Throws<ArgumentException>(() => new ContourPlot([1], [1, 2], [1])).Message);
        Assert.Contains("'a' has 1 values and 'v' 2", Assert.Throws<ArgumentException>(() => new ParallelPlot([new ParallelAxis("a", [1])], new ParallelAxis("v", [1, 2]))).Message);
    }

    [Fact]
    public void Rings_enclose_what_is_high_enough()
    {
        // By the even-odd rule each grid point is inside exactly where the field is high enough: hills, holes and edges alike.
        var random = new Random(3);
        for (int round = 0; round < 50; round++)
        {
            double[,] field = new double[9, 7];
            for (int i = 0; i < field.Length; i++) field[i % 9, i / 9] = random.NextDouble();
            Spot[][] rings = Contours.AtLeast(field, 0.5);
            for (int column = 1; column < 8; column++)
            {
                for (int row = 1; row < 6; row++)
                    Assert.Equal(field[column, row] >= 0.5, Encloses(rings, (column / 8.0) + 1e-7, (row / 6.0) + 1.3e-7));
            }
        }
        Assert.Equal([new Spot(0, 0), new Spot(0, 1), new Spot(1, 0), new Spot(1, 1)], Assert.Single(Contours.AtLeast(new double[3, 3], -1)).OrderBy(s => s.X).ThenBy(s => s.Y));
        Assert.Empty(Contours.AtLeast(new double[3, 3], 1));
    }

    [Fact]
    public void A_smooth_field_stays_between_the_values_and_is_near_each_lone_one()
    {
        double[,] field = Smooth.Over([new Spot(0, 0), new Spot(1, 1)], [2, 4], 21, 21);
        Assert.Equal(2, field[0, 0], 0.05);
        Assert.Equal(4, field[20, 20], 0.05);
        Assert.Equal(3, field[10, 10], 1e-9);
        Assert.All(field.Cast<double>(), value => Assert.InRange(value, 2, 4));
    }

    [Fact]
    public void Shades_grow_evenly_darker_or_lighter()
    {
        static double Luminance(string color) => (0.2126 * Part(color, 1)) + (0.7152 * Part(color, 3)) + (0.0722 * Part(color, 5));
        static int Part(string color, int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        double[] viridis = [.. Shades.Viridis(12).Select(Luminance)], blues = [.. Shades.Blues(8).Select(Luminance)];
        Assert.Equal(viridis.Order(), viridis);
        Assert.Equal(blues.OrderDescending(), blues);
        Assert.Equal(12, viridis.Distinct().Count());
        Assert.Single(Shades.Blues(1));
    }

    /// <summary>Even-odd, by a ray to the right.</summary>
    private static bool Encloses(Spot[][] rings, double x, double y)
    {
        int crossings = 0;
        foreach (Spot[] ring in rings)
        {
            for (int i = 0; i < ring.Length; i++)
            {
                (Spot a, Spot b) = (ring[i], ring[(i + 1) % ring.Length]);
                if ((a.Y > y) != (b.Y > y) && a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)) > x) crossings++;
            }
        }
        return crossings % 2 == 1;
    }

    private static string[] Texts(Plot plot) => [.. Plots.Parse(plot.ToSvg(860, plot.SuggestedHeight)).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value)];

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}
