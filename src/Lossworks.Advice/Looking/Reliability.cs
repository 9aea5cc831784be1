using Lossworks.Advice.Comparing;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>Draws a reliability curve with its band.</summary>
internal sealed class Reliability
{
    internal const double BandLevel = 0.9;

    /// <summary>So many draws make a band; fewer of very many rows, where all draws are alike.</summary>
    private const int MostDraws = 199, FewestDraws = 39, RowsDrawn = 2_000_000;

    /// <summary>Places of a curve, beside the corners of its steps.</summary>
    private const int Places = 32, MostCorners = 128;

    private readonly ForecastOrder _order;
    private readonly double[] _outcomes;
    private readonly Recalibration _recalibration;
    private readonly double[] _fit;
    private readonly int[] _places;

    private Reliability(ForecastOrder order, double[] outcomes, Recalibration recalibration)
    {
        (_order, _outcomes, _recalibration) = (order, outcomes, recalibration);
        _fit = recalibration.Fit(order, outcomes);
        _places = PlacesOf();
    }

    /// <param name="what">What is forecast.</param>
    /// <param name="order">The forecasts.</param>
    /// <param name="outcomes">In their order.</param>
    /// <param name="recalibration">Of what is forecast.</param>
    /// <param name="chance">What would happen if the forecast were right.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="side">Runs the draws.</param>
    internal static ReliabilityCurve Of(
        string what, ForecastOrder order, double[] outcomes, Recalibration recalibration, CalibratedOutcomes chance, ulong seed, SideBySide side) =>
        new Reliability(order, outcomes, recalibration).Draw(what, chance, seed, side);

    private ReliabilityCurve Draw(string what, CalibratedOutcomes chance, ulong seed, SideBySide side)
    {
        int draws = Math.Clamp(RowsDrawn / _order.Count, FewestDraws, MostDraws);
        double[][] drawn = new double[draws][];
        double[] miscalibrations = new double[draws];
        side.Run(draws, d =>
        {
            double[] outcomes = new double[_order.Count];
            chance.Draw(new(seed, (ulong)d), outcomes);
            double[] fit = _recalibration.Fit(_order, outcomes);
            drawn[d] = [.. _places.Select(g => fit[g])];
            miscalibrations[d] = Miscalibration(fit, outcomes);
        });

        double own = Miscalibration(_fit, _outcomes);
        ReliabilityPoint[] points = [.. _places.Select((g, p) => Point(g, [.. drawn.Select(d => d[p])]))];
        return new()
        {
            What = what,
            Points = points,
            BandLevel = BandLevel,
            OutsideShare = OutsideShare(points),
            PValue = (1.0 + miscalibrations.Count(m => m >= own)) / (draws + 1),
        };
    }

    private ReliabilityPoint Point(int group, double[] drawn) => new(
        ForecastOf(group),
        _fit[group],
        WeightedQuantile.Of(drawn, [], (1 - BandLevel) / 2),
        WeightedQuantile.Of(drawn, [], (1 + BandLevel) / 2));

    private double Miscalibration(double[] fit, double[] outcomes)
    {
        double sum = 0;
        for (int g = 0; g < _order.Groups; g++)
        {
            for (int i = _order.Starts[g]; i < _order.Starts[g + 1]; i++)
                sum += _order.Weights[i] * (_recalibration.Cost(_order.Forecasts[i], outcomes[i]) - _recalibration.Cost(fit[g], outcomes[i]));
        }

        return sum / _order.TotalWeight;
    }

    /// <summary>A place speaks for the rows nearest to it.</summary>
    private double OutsideShare(ReliabilityPoint[] points)
    {
        double outside = 0;
        for (int g = 0, p = 0; g < _order.Groups; g++)
        {
            while (p + 1 < _places.Length && Math.Abs(_places[p + 1] - g) <= Math.Abs(_places[p] - g))
                p++;
            if (points[p].Recalibrated < points[p].Low || points[p].Recalibrated > points[p].High)
            {
                for (int i = _order.Starts[g]; i < _order.Starts[g + 1]; i++)
                    outside += _order.Weights[i];
            }
        }

        return outside / _order.TotalWeight;
    }

    private double ForecastOf(int group) => _order.Forecasts[_order.Starts[group]];

    /// <summary>The corners of the steps, and groups at even distances between them.</summary>
    private int[] PlacesOf()
    {
        int last = _order.Groups - 1;
        int[] corners = [.. Enumerable.Range(0, last + 1).Where(g => g == 0 || g == last || _fit[g] != _fit[g - 1] || _fit[g] != _fit[g + 1])];
        int[] kept = corners.Length <= MostCorners ? corners : [.. Enumerable.Range(0, MostCorners).Select(k => corners[(int)((long)k * (corners.Length - 1) / (MostCorners - 1))])];
        return [.. kept.Concat(Enumerable.Range(0, Places).Select(k => (int)((long)k * last / (Places - 1)))).Distinct().Order()];
    }
}
