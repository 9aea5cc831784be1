namespace Lossworks.Verification;

/// <summary>Names the property of the target's distribution that a loss elicits.</summary>
/// <param name="probe">The loss.</param>
/// <param name="seed">Of the samples.</param>
/// <param name="suspects">Numbers of the formula: a level may be among them.</param>
/// <param name="calibrated">Whether the best score decides for the more probable class: then that is what is elicited where nothing finer is.</param>
/// <param name="findings">Tries the attacks.</param>
internal sealed class ElicitationDiscovery(LossProbe probe, ulong seed, IReadOnlyList<double> suspects, bool calibrated, Findings findings)
{
    /// <summary>How near a level must be to a number that was meant.</summary>
    private const double Meant = 1e-9;

    private readonly Loss _loss = probe.Loss;

    private LabelKind Labels => LabelKinds.Of(_loss);

    /// <summary>The functional that no attack refutes; null where none fits.</summary>
    internal Functional? Find()
    {
        IEnumerable<Functional> candidates = _loss.TakesRows && (_loss.Shape != LossShape.Batch || _loss.Target.IsClass) ? OfRows() : OfNumbers();
        foreach (Functional candidate in candidates)
        {
            // The sample of a robust location is the same for every seed.
            Findings attempts = candidate == Functional.RobustLocation ? findings.With(1) : findings;
            if (attempts.Refute(s => ElicitationAttack.Refute(probe, s, candidate)) is null)
                return candidate;
        }

        return calibrated ? Functional.ClassDecision : null;
    }

    /// <summary>Of single numbers one search for the best constant rules out most: only what agrees with it is attacked.</summary>
    private IEnumerable<Functional> OfNumbers()
    {
        if (_loss.Columns is not (null or 1))
            return [];
        bool areLabels = Labels == LabelKind.Single;

        // The mean of labels -1 and 1 is no probability.
        Functional[] exact = !areLabels
            ? [Functional.Mean, Functional.Median, Functional.LogMean, Functional.MeanOfLog1p, .. Levels()]
            : [_loss.Target.Only.Contains(-1) ? Functional.Mean : Functional.Probability, Functional.LogOdds, Functional.HalfLogOdds];
        try
        {
            double[] sample = ElicitationAttack.Sample(probe, new(_loss, seed), exact[0]);
            double best = ElicitationAttack.Best(probe, sample);
            IEnumerable<Functional> near = exact.Where(f => ElicitationAttack.Agrees(f, best, sample) == true);
            return [.. near, .. !areLabels && Distance.Decides(probe, seed) ? (IEnumerable<Functional>)[Functional.RobustLocation] : []];
        }
        catch (LossException)
        {
            // It does not take a sample of single numbers, so it elicits nothing of one.
            return [];
        }
    }

    /// <summary>Any real number can be log-odds, a probability cannot.</summary>
    private IEnumerable<Functional> LogOdds() => double.IsInfinity(_loss.Outputs[0].Domain.Low) ? [Functional.ClassLogOdds] : [];

    /// <summary>Whether it has no slope, as what counts errors: probabilities are among its best answers then, but so is every row with their order.</summary>
    private bool IsFlat()
    {
        PointSource source = new(_loss, seed);
        return Enumerable.Range(0, 20).All(_ => probe.Gradient(source.Next()).All(g => g == 0));
    }

    /// <summary>Quantiles and expectiles: their level is the share of the slope below the target in that on both sides.</summary>
    private IEnumerable<Functional> Levels()
    {
        if (Level(x => x) is { } level)
            yield return Functional.Quantile(level);
        if (Level(x => x) is { } weight)
            yield return Functional.Expectile(weight);
        if (Level(Math.Log) is { } ofLogarithm)
            yield return Functional.LogQuantile(ofLogarithm);
    }

    private double? Level(Func<double, double> link)
    {
        // The derivative by the quantity predicted, half a unit below and above a target of 1.
        double Slope(double quantity) => probe.Gradient(new([link(quantity)], [1], []))[0] * (link(quantity + 1e-6) - link(quantity - 1e-6)) / 2e-6;
        if (_loss.Shape == LossShape.Batch || _loss.Columns != 1)
            return null;
        double below = -Slope(0.5), above = Slope(1.5), level = below / (below + above);
        return level is > 0 and < 1 ? SimpleNumber.Near(level, suspects, link(1) == 0 ? 1e-6 : Meant) : null;
    }

    private IEnumerable<Functional> OfRows()
    {
        int columns = _loss.ExampleColumns;
        if (Labels == LabelKind.Classes)
            return IsFlat() ? [] : [Functional.ClassProbabilities, .. LogOdds()];
        if (Labels == LabelKind.Several)
            return [Functional.LogOdds, Functional.Probability];
        if (_loss.Target.IsClass)
            return [];
        if (_loss.ExampleTargets(columns) == 2 && columns == 5)
            return [Functional.MeanAndCovariance];
        if (_loss.ExampleTargets(columns) != 1)
            return [];
        IEnumerable<Functional> several = _loss.Spec.Terms[0].Arguments.ContainsKey("quantiles") ? [Functional.Quantiles] : [];
        return columns != 2 ? several : [
            Functional.MeanAndVariance,
            Functional.MeanAndLogSigma,
            Functional.MedianAndMeanDeviation,
            Functional.MeanAndSigmaOfLog,
            .. suspects.SelectMany(s => (double[])[s, 1 - s, 1 - (2 * s)]).Where(s => s is > 0 and < 1).Distinct().Select(Functional.CentralInterval),
            .. several,
        ];
    }
}
