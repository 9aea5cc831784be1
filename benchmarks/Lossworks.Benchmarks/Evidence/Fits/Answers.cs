using System.Globalization;
using Lossworks.Advice;
using Lossworks.Training;

namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>What a trained model says of what is wanted: where it gives a distribution, the mean, the median or the quantile of that.</summary>
internal static class Answers
{
    internal static Forecast Of(LinearModel model, string spec, Want want, double[] features, int rows, int classes)
    {
        double[] said = model.PredictMean(features, rows);
        string name = model.Loss.Card.Name;
        if (classes > 0 && name is "cumulative-logit-nll" or "cumulative-probit-nll")
            return Ordered(said, CutPoints(spec), name == "cumulative-logit-nll" ? Sigmoid : Cumulative);
        if (classes > 0 && name is "coral" or "corn")
            return Bordered(said, rows, classes, isConditional: name == "corn");
        if (classes == 2 && FromScore(model.Loss) is { } probability)
            return new([.. said.Select(probability)], 1, true);
        if (classes > 0)
            return new(said, model.OutputCount, model.HasProbabilities(classes));
        return new([.. Enumerable.Range(0, rows).Select(i => Number(name, said.AsSpan(i * model.OutputCount, model.OutputCount), want))], 1, true);
    }

    private static double Number(string name, ReadOnlySpan<double> row, Want want) => name switch
    {
        "zero-inflated-poisson-nll" or "zero-inflated-negative-binomial-nll" => (1 - row[0]) * row[1],
        "gaussian-nll" => row[0] + (Normal(want) * Math.Sqrt(row[1])),
        "gaussian-nll-log-sigma" => row[0] + (Normal(want) * row[1]),
        "log-normal-nll" => Math.Exp(row[0] + (want.Kind == WantKind.Mean ? 0.5 * row[1] * row[1] : Normal(want) * row[1])),
        "laplace-nll" => row[0] + (want.Level is { } q ? row[1] * (q < 0.5 ? Math.Log(2 * q) : -Math.Log(2 - (2 * q))) : 0),
        _ => row[0],
    };

    /// <summary>How many standard deviations above the middle it lies.</summary>
    private static double Normal(Want want) => want.Level is { } level ? MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, level) : 0;

    private static Forecast Ordered(double[] scores, double[] cuts, Func<double, double> below)
    {
        int classes = cuts.Length + 1;
        double[] shares = new double[scores.Length * classes];
        for (int i = 0; i < scores.Length; i++)
        {
            double last = 0;
            for (int k = 0; k < classes; k++)
            {
                double next = k < cuts.Length ? below(cuts[k] - scores[i]) : 1;
                shares[(i * classes) + k] = next - last;
                last = next;
            }
        }

        return new(shares, classes, true);
    }

    /// <summary>What a score says of the probability, where theory says that it says anything (Zhang 2004, doi:10.1214/aos/1079120130).</summary>
    private static Func<double, double>? FromScore(Loss loss) => loss.Outputs[0].Scale != Scale.Score || loss.Columns != 1 ? null : loss.Claims.Elicits switch
    {
        { Name: "log-odds" } => Sigmoid,
        { Name: "half of the log-odds" } => s => Sigmoid(2 * s),
        { Name: "mean" } => s => Math.Clamp((1 + s) / 2, 0.001, 0.999),
        _ => null,
    };

    /// <summary>Log-odds at each border between ordered classes: of all rows, or of those that come so far.</summary>
    private static Forecast Bordered(double[] said, int rows, int classes, bool isConditional)
    {
        double[] shares = new double[rows * classes];
        for (int i = 0; i < rows; i++)
        {
            double above = 1;
            for (int k = 0; k < classes; k++)
            {
                double odds = k < classes - 1 ? Sigmoid(said[(i * (classes - 1)) + k]) : 0, next = isConditional ? above * odds : Math.Min(above, odds);
                shares[(i * classes) + k] = Math.Max(above - next, 1e-12);
                above = next;
            }
        }

        return new(shares, classes, true);
    }

    private static double[] CutPoints(string spec)
    {
        int from = spec.IndexOf('[', StringComparison.Ordinal) + 1;
        return [.. spec[from..spec.IndexOf(']', from)].Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Cumulative(double x) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, x);
}
