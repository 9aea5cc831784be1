namespace Lossworks.Advice.Forecasting;

/// <summary>From the predictions of a loss to what is wanted of a number.</summary>
/// <param name="Columns">How many numbers are wanted per row: two for an interval.</param>
/// <param name="Write">From the predictions of a row to those numbers.</param>
internal sealed record NumberReading(int Columns, NumberReading.Reader Write)
{
    internal delegate void Reader(ReadOnlySpan<double> predictions, Span<double> wanted);

    /// <summary>How to read a loss; null where it does not tell what is wanted.</summary>
    internal static NumberReading? Of(Loss loss, Want want) =>
        want.Kind == WantKind.Interval ? Interval(loss, want.Level!.Value) : Single(loss, want);

    internal Forecast Read(double[] raw, int outputs)
    {
        double[] values = new double[raw.Length / outputs * Columns];
        for (int row = 0; row < raw.Length / outputs; row++)
            Write(raw.AsSpan(row * outputs, outputs), values.AsSpan(row * Columns, Columns));
        return new(values, Columns, true);
    }

    private static NumberReading? Interval(Loss loss, double share)
    {
        double low = (1 - share) / 2, high = 1 - low;
        if (loss.Claims.Elicits is { Name: "central interval" })
            return new(2, (p, w) => (w[0], w[1]) = (Math.Min(p[0], p[1]), Math.Max(p[0], p[1])));
        if (loss.Claims.Elicits == Functional.Quantiles)
        {
            // Lines that are fitted apart may cross; the ends in order are never worse by the interval score (Chernozhukov et al. 2010, doi:10.3982/ECTA7880).
            return loss.Columns == 2 ? new(2, (p, w) => (w[0], w[1]) = (Math.Min(p[0], p[1]), Math.Max(p[0], p[1]))) : null;
        }

        return Predictive.For(loss) is { } describe && !IsMeanOnly(loss)
            ? new(2, (p, w) =>
            {
                Predictive told = describe(p);
                (w[0], w[1]) = (told.Quantile(low), told.Quantile(high));
            })
            : null;
    }

    private static NumberReading? Single(Loss loss, Want want)
    {
        bool isMean = want.Kind is WantKind.Mean or WantKind.Count or WantKind.Rate or WantKind.RankingOfRisk;
        if (Predictive.For(loss) is { } describe && (loss.Shape == LossShape.Outputs || !isMean))
            return new(1, (p, w) => w[0] = describe(p).Of(want));
        if (loss.TakesRows)
            return null;
        return loss.Outputs[0].Scale switch
        {
            Scale.Log => new(1, (p, w) => w[0] = Math.Exp(p[0])),
            Scale.Logit => new(1, (p, w) => w[0] = 1 / (1 + Math.Exp(-p[0]))),
            _ => new(1, (p, w) => w[0] = p[0]),
        };
    }

    /// <summary>Whether a spread is assumed and not learned; for counts the mean says the spread.</summary>
    private static bool IsMeanOnly(Loss loss) => loss.Shape != LossShape.Outputs && loss.Card.Family != LossFamily.Likelihood;
}
