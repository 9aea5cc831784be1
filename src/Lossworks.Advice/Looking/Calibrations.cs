using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>Looks at calibration: reliability curves, and scores in their parts.</summary>
internal static class Calibrations
{
    /// <summary>Below this a right forecast hardly ever looks so wrong.</summary>
    private const double Surprising = 0.05;

    internal static CalibrationLook? Look(LookContext context)
    {
        IReadOnlyList<Asked> asked = Asked.Of(context.Problem, context.Truth);
        TopLoss[] able = [.. context.Top.Where(t => t.Forecast.AreProbabilities && t.Forecast.Values.All(double.IsFinite))];
        if (asked.Count == 0 || !able.Contains(context.Take))
            return null;
        Metric measure = MeasureOf(context.Problem);
        LossCalibration[] losses = new LossCalibration[able.Length];
        context.Side.Run(able.Length, i => losses[i] = Parts(able[i], asked, measure, context.Truth));
        ReliabilityCurve[] curves = [.. asked.Select((a, k) => Curve(a, context.Take.Forecast, context, context.Seed + (ulong)k))];
        return new()
        {
            Measure = measure.Name == "rmse" ? "mean squared error" : measure.Name,
            Losses = losses,
            Curves = curves,
            WantedCoverage = context.Problem.Want.Kind == WantKind.Interval ? context.Problem.Want.Level : asked[0].Level,
            Says = Sentence(losses, curves, context.Problem.Want),
        };
    }

    /// <summary>The metric of the comparison where it is a mean over rows that is consistent for what is wanted; else the plainest such.</summary>
    private static Metric MeasureOf(Problem problem)
    {
        bool isMean = problem.Want.Kind is WantKind.Mean or WantKind.Count or WantKind.Rate or WantKind.RankingOfRisk;
        return problem.IsClass ? Metric.Parse("brier")
            : !isMean ? Metric.For(problem.Want, problem.IsClass)
            : problem.Metric.Name is "poisson-deviance" or "gamma-deviance" ? problem.Metric
            : Metric.Parse("rmse");
    }

    private static ReliabilityCurve Curve(Asked asked, Forecast forecast, LookContext context, ulong seed)
    {
        ForecastOrder order = ForecastOrder.Of(asked.Values(forecast), context.Truth.Weights);
        double[] outcomes = order.Sorted(asked.Outcomes);
        return Reliability.Of(asked.What, order, outcomes, asked.Recalibration, asked.Chance(order, outcomes, context.Problem.IsClass), seed, context.Side);
    }

    internal static LossCalibration Parts(TopLoss top, IReadOnlyList<Asked> asked, Metric measure, Truth truth)
    {
        int rows = truth.Rows, columns = asked.Count;
        double[] given = new double[rows * columns], read = new double[rows * columns], constant = new double[rows * columns];
        for (int k = 0; k < columns; k++)
        {
            double[] values = asked[k].Values(top.Forecast);
            ForecastOrder order = ForecastOrder.Of(values, truth.Weights);
            double[] outcomes = order.Sorted(asked[k].Outcomes);
            double[] fitted = order.ToRows(asked[k].Recalibration.Fit(order, outcomes), rows);
            double best = asked[k].Recalibration.Constant(outcomes, order.Weights);
            for (int i = 0; i < rows; i++)
                (given[(i * columns) + k], read[(i * columns) + k], constant[(i * columns) + k]) = (values[i], fitted[i], best);
        }

        double score = Mean(given), recalibrated = Mean(read), uncertainty = Mean(constant);
        return new()
        {
            Spec = top.Spec,
            Role = top.Role,
            Score = score,
            Miscalibration = score - recalibrated,
            Discrimination = uncertainty - recalibrated,
            Uncertainty = uncertainty,
            Coverage = CoverageOf(),
        };

        double Mean(double[] values) => truth.Mean(i => measure.Row!(new(values, columns, true), truth, i));

        double? CoverageOf() => asked[0].Level is null ? null
            : columns == 2 ? truth.Mean(i => truth.Numbers[i] >= given[2 * i] && truth.Numbers[i] <= given[(2 * i) + 1] ? 1 : 0)
            : truth.Mean(i => truth.Numbers[i] <= given[i] ? 1 : 0);
    }

    private static string Sentence(LossCalibration[] losses, ReliabilityCurve[] curves, Want want)
    {
        LossCalibration take = losses[0];
        string share = $"miscalibration is {Say.Percent(take.Miscalibration / take.Score)} of its score";
        // Several curves are several tests: the level is divided (Bonferroni).
        ReliabilityCurve[] off = [.. curves.Where(c => c.PValue <= Surprising / curves.Length)];
        string start = off.Length == 0
            ? $"Nothing speaks against taking {take.Spec} at its word: by chance a forecast that is right looks as wrong as this (p = {Say.Number(curves.Min(c => c.PValue))})."
            : $"What {take.Spec} forecasts is off by more than chance (p = {Say.Number(off.Min(c => c.PValue))}; {share}): {Say.List([.. off.Take(3).Select(Where)])}{(off.Length > 3 ? $" and {off.Length - 3} more" : "")}.";
        string coverage = take.Coverage is not { } inside ? ""
            : want.Kind == WantKind.Interval ? $" Its intervals hold {Say.Percent(inside)} of the targets; {Say.Percent(want.Level!.Value)} are wanted."
            : $" {Say.Percent(inside)} of the targets are at most as large; {Say.Percent(want.Level ?? 0.5)} should be.";
        LossCalibration knows = losses.MaxBy(l => l.Discrimination)!;
        string other = knows.Discrimination > 1.02 * take.Discrimination
            ? $" {knows.Spec} tells rows apart better, by {Say.Percent((knows.Discrimination / take.Discrimination) - 1)}{(knows.Miscalibration > take.Miscalibration ? ", and is worse calibrated: a recalibration would help it" : "")}."
            : "";
        return start + coverage + other;
    }

    /// <summary>Where a curve is furthest from what is forecast, outside of its band.</summary>
    private static string Where(ReliabilityCurve curve)
    {
        ReliabilityPoint[] outside = [.. curve.Points.Where(p => p.Recalibrated < p.Low || p.Recalibrated > p.High)];
        if (outside.Length == 0)
            return $"the {curve.What} all over a little";
        ReliabilityPoint worst = outside.MaxBy(p => Math.Max(p.Low - p.Recalibrated, p.Recalibrated - p.High));
        return $"where the {curve.What} is said to be {Say.Number(worst.Forecast)} it is {Say.Number(worst.Recalibrated)}";
    }
}
