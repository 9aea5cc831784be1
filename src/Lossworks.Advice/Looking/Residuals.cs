using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>Looks at the residuals of the loss to take.</summary>
internal static class Residuals
{
    private const int MostShown = 4000, Fifths = 5;

    /// <summary>Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, ISBN 0-87389-247-X.</summary>
    private const double Far = 3.5;

    /// <summary>From such a ratio the spread is said to grow.</summary>
    private const double Grows = 1.5;

    internal static ResidualLook? Look(LookContext context)
    {
        if (context.Problem.IsClass || context.Problem.Want.Kind is WantKind.Interval or WantKind.RankingOfRisk)
            return null;
        double[] y = context.Truth.Numbers, predictions = context.Take.Forecast.Values;
        double[] residuals = [.. y.Zip(predictions, (t, p) => t - p)];
        if (!residuals.All(double.IsFinite) || residuals.Length < 2 * Fifths)
            return null;
        double median = WeightedQuantile.Of(residuals, [], 0.5);
        double spread = 1.4826 * WeightedQuantile.Of([.. residuals.Select(r => Math.Abs(r - median))], [], 0.5);
        double far = residuals.Count(r => Math.Abs(r - median) > Far * spread) / (double)residuals.Length;
        double[] byFifth = SpreadByFifth(predictions, residuals);
        int[] shown = [.. Enumerable.Range(0, Math.Min(MostShown, y.Length)).Select(k => (int)((long)k * y.Length / Math.Min(MostShown, y.Length)))];
        return new()
        {
            Predictions = [.. shown.Select(i => predictions[i])],
            Residuals = [.. shown.Select(i => residuals[i])],
            Rows = y.Length,
            Median = median,
            SpreadByFifth = byFifth,
            FarShare = far,
            Says = Sentence(context.Take.Spec, median, spread, far, byFifth),
        };
    }

    private static double[] SpreadByFifth(double[] predictions, double[] residuals)
    {
        int[] order = [.. Enumerable.Range(0, residuals.Length).OrderBy(i => predictions[i]).ThenBy(i => i)];
        double[] spreads = new double[Fifths];
        for (int f = 0; f < Fifths; f++)
        {
            double[] part = [.. order[(f * order.Length / Fifths)..((f + 1) * order.Length / Fifths)].Select(i => residuals[i])];
            spreads[f] = (WeightedQuantile.Of(part, [], 0.75) - WeightedQuantile.Of(part, [], 0.25)) / 2;
        }

        return spreads;
    }

    private static string Sentence(string spec, double median, double spread, double far, double[] byFifth)
    {
        double ratio = byFifth[^1] / byFifth[0];
        string grows = !(byFifth[0] > 0 && byFifth[^1] > 0) ? "how they spread cannot be told, as many are equal"
            : ratio > Grows ? $"they spread {Say.Number(ratio)} times as wide where the prediction is high (its upper fifth) as where it is low"
            : ratio < 1 / Grows ? $"they spread {Say.Number(1 / ratio)} times as wide where the prediction is low (its lower fifth) as where it is high"
            : "they spread about as wide where the prediction is high as where it is low";
        // Of normal residuals 0.05 % lie as far out.
        string tails = spread > 0 && far > 0.005 ? $"{Say.Percent(far)} lie more than {Far} robust standard deviations out, where normal ones hardly ever do" : "hardly any lies far out";
        return $"Half of the residuals of {spec} are within {Say.Number(spread * 0.6745)} of their median {Say.Number(median)}; {grows}; {tails}.";
    }
}
