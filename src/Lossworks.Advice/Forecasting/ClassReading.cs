using Lossworks.Training;
using MathNet.Numerics.Distributions;

namespace Lossworks.Advice.Forecasting;

/// <summary>From the predictions of a loss to probabilities of classes, where it tells any; else to scores, which decide.</summary>
/// <param name="GivesProbabilities">Whether it tells probabilities.</param>
/// <param name="Write">From the predictions of a row to a probability per class; null leaves the predictions as they are.</param>
internal sealed record ClassReading(bool GivesProbabilities, NumberReading.Reader? Write)
{
    /// <summary>How to read a loss of so many classes.</summary>
    internal static ClassReading Of(Loss loss, int classes) => loss.Card.Name switch
    {
        "coral" => new(true, FromExceedance),
        "corn" => new(true, FromConditional),
        "cumulative-logit-nll" => new(true, FromCuts(loss, Sigmoid)),
        "cumulative-probit-nll" => new(true, FromCuts(loss, x => Normal.CDF(0, 1, x))),
        _ when loss.Card.Family == LossFamily.Ordinal && loss.Outputs[0].Scale != Scale.Softmax => new(false, null),
        _ when loss.TakesRows && loss.Columns != 1 => OfRows(loss),
        _ => OfNumbers(loss),
    };

    internal Forecast Read(LinearModel model, double[] raw, int classes)
    {
        int rows = raw.Length / model.OutputCount;
        int[] decisions = new int[rows];
        for (int row = 0; row < rows; row++)
            decisions[row] = model.Loss.ClassOf(raw.AsSpan(row * model.OutputCount, model.OutputCount));
        if (Write is null)
            return new(raw, model.OutputCount, GivesProbabilities) { Decisions = decisions };
        int columns = classes == 2 && model.OutputCount == 1 ? 1 : classes;
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++)
            Write(raw.AsSpan(row * model.OutputCount, model.OutputCount), values.AsSpan(row * columns, columns));
        return new(values, columns, true) { Decisions = decisions };
    }

    private static ClassReading OfNumbers(Loss loss)
    {
        Functional? elicits = loss.Claims.Elicits;
        if (loss.Outputs[0].Scale == Scale.Logit || elicits == Functional.LogOdds)
            return new(true, (p, w) => w[0] = Sigmoid(p[0]));
        if (loss.Outputs[0].Domain == Interval.Unit && loss.Outputs[0].Scale == Scale.Identity)
            return new(true, (p, w) => w[0] = p[0]);
        if (elicits == Functional.HalfLogOdds)
            return new(true, (p, w) => w[0] = Sigmoid(2 * p[0]));
        // Of labels -1 and 1 the mean is 2p - 1; a line leaves that range, where the answer is as sure as can be (Zhang 2004, doi:10.1214/aos/1079120130).
        if (elicits == Functional.Mean && loss.Target.Only.Contains(-1))
            return new(true, (p, w) => w[0] = Math.Clamp((1 + p[0]) / 2, 0.001, 0.999));
        return new(false, null);
    }

    private static ClassReading OfRows(Loss loss)
    {
        if (loss.Outputs[0].Scale == Scale.Softmax)
            return new(true, Softmax);
        if (loss.Claims.Elicits == Functional.ClassLogOdds)
            return new(true, Normalized);
        return loss.Outputs[0].Domain == Interval.Unit ? new(true, (p, w) => p.CopyTo(w)) : new(false, null);
    }

    private static void Softmax(ReadOnlySpan<double> predictions, Span<double> wanted)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double p in predictions)
            largest = Math.Max(largest, p);
        for (int k = 0; k < wanted.Length; k++)
            sum += wanted[k] = Math.Exp(predictions[k] - largest);
        for (int k = 0; k < wanted.Length; k++)
            wanted[k] /= sum;
    }

    /// <summary>One against all others, K times: shares of what they say together.</summary>
    private static void Normalized(ReadOnlySpan<double> predictions, Span<double> wanted)
    {
        double sum = 0;
        for (int k = 0; k < wanted.Length; k++)
            sum += wanted[k] = Sigmoid(predictions[k]);
        for (int k = 0; k < wanted.Length; k++)
            wanted[k] = sum > 0 ? wanted[k] / sum : 1.0 / wanted.Length;
    }

    /// <summary>Prediction k is the log-odds of a class above k (Cao, Mirjalili and Raschka 2020, doi:10.1016/j.patrec.2020.11.008). Lines that are fitted apart may cross.</summary>
    private static void FromExceedance(ReadOnlySpan<double> predictions, Span<double> wanted)
    {
        double above = 1, sum = 0;
        for (int k = 0; k < wanted.Length; k++)
        {
            double next = k < predictions.Length ? Math.Min(above, Sigmoid(predictions[k])) : 0;
            sum += wanted[k] = Math.Max(above - next, 1e-12);
            above = next;
        }

        for (int k = 0; k < wanted.Length; k++)
            wanted[k] /= sum;
    }

    /// <summary>Prediction k is the log-odds of a class above k where it is k at least (Shi, Cao and Raschka 2023, doi:10.1007/s10044-023-01181-9).</summary>
    private static void FromConditional(ReadOnlySpan<double> predictions, Span<double> wanted)
    {
        double reached = 1;
        for (int k = 0; k < wanted.Length; k++)
        {
            double above = k < predictions.Length ? reached * Sigmoid(predictions[k]) : 0;
            wanted[k] = reached - above;
            reached = above;
        }
    }

    private static NumberReading.Reader FromCuts(Loss loss, Func<double, double> distribution)
    {
        double[] cuts = loss.Spec.Terms[0].Arguments["cut-points"] is ParameterValue.List list ? list.Values.Span.ToArray() : throw new LossException($"{loss} names no cut points.");
        return (p, w) =>
        {
            double below = 0;
            for (int k = 0; k < w.Length; k++)
            {
                double next = k < cuts.Length ? distribution(cuts[k] - p[0]) : 1;
                (w[k], below) = (next - below, next);
            }
        };
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
