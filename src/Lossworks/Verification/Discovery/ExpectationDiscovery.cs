namespace Lossworks.Verification;

/// <summary>What a loss does in expectation: which answer is perfect, which is best, whether the best is a probability or the right decision.</summary>
/// <param name="probe">The loss.</param>
/// <param name="seed">Of the samples.</param>
/// <param name="suspects">Numbers of the formula.</param>
/// <param name="findings">Where verdicts are noted.</param>
internal sealed class ExpectationDiscovery(LossProbe probe, ulong seed, IReadOnlyList<double> suspects, Findings findings)
{
    /// <summary>What tells a whole distribution of the usual families from every other.</summary>
    private static readonly Functional[] OfDistributions =
        [Functional.MeanAndVariance, Functional.MeanAndLogSigma, Functional.MeanAndSigmaOfLog, Functional.MeanAndCovariance];

    private readonly Loss _loss = probe.Loss;

    private LabelKind Labels => LabelKinds.Of(_loss);

    /// <summary>The claims with these added.</summary>
    internal LossClaims Extend(LossClaims claims)
    {
        bool calibrated = IsCalibrated();
        Functional? elicits = new ElicitationDiscovery(probe, seed, suspects, calibrated, findings).Find();
        findings.Note("elicits", elicits is not null, elicits is { } functional
            ? functional.ToString()
            : "the best constant prediction for a sample is none of the usual functionals of it");
        return claims with { ClassificationCalibrated = calibrated, Elicits = elicits, StrictlyProper = IsProper(elicits) };
    }

    /// <summary>Of labels and classes, and of rows of numbers whose best forecast has a name.</summary>
    private bool IsProper(Functional? elicits)
    {
        bool makesSense = Labels switch
        {
            LabelKind.Single => true,
            LabelKind.Classes => _loss.Shape == LossShape.Row && elicits == Functional.ClassProbabilities,
            LabelKind.Several => _loss.Shape == LossShape.Row && (elicits == Functional.LogOdds || elicits == Functional.Probability),
            _ => elicits is { } functional && OfDistributions.Contains(functional) && (_loss.Shape == LossShape.Row || _loss.Columns == 2),
        };
        return makesSense
            && findings.Attack(
                "strictly-proper", s => ProprietyAttack.Refute(probe, s, elicits), "the expected loss is least at the true probabilities, and only there");
    }

    /// <summary>Of scores that decide by their sign, or by the largest of them.</summary>
    private bool IsCalibrated()
    {
        bool decides = _loss.Shape != LossShape.Batch && Labels switch
        {
            LabelKind.Classes => true,
            LabelKind.None => false,
            _ => double.IsInfinity(_loss.Outputs[0].Domain.Low),
        };
        Findings attempts = probe.TakesRows ? findings.With(Findings.OfSearches) : findings;
        return decides && attempts.Attack(
            "classification-calibrated", s => CalibrationAttack.Refute(probe, s), "the best score decides for the more probable class");
    }
}
