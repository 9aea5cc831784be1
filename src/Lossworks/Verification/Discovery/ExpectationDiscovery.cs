namespace Lossworks.Verification;

/// <summary>What a loss does in expectation: which answer is perfect, which is best, whether the best is a probability or the right decision.</summary>
/// <param name="probe">The loss.</param>
/// <param name="seed">Of the samples.</param>
/// <param name="suspects">Numbers of the formula.</param>
/// <param name="findings">Where verdicts are noted.</param>
internal sealed class ExpectationDiscovery(LossProbe probe, ulong seed, IReadOnlyList<double> suspects, Findings findings)
{
    private readonly Loss _loss = probe.Loss;

    private bool IsOfLabels => _loss.Target.IsClass || !_loss.Target.Only.IsEmpty || _loss.Target.Domain == Interval.Unit;

    /// <summary>The claims with these added.</summary>
    internal LossClaims Extend(LossClaims claims)
    {
        Functional? elicits = new ElicitationDiscovery(probe, seed, suspects, findings).Find();
        findings.Note("elicits", elicits is not null, elicits is { } functional
            ? functional.ToString()
            : "the best constant prediction for a sample is none of the usual functionals of it");
        return claims with { Elicits = elicits, StrictlyProper = IsProper(elicits), ClassificationCalibrated = IsCalibrated() };
    }

    /// <summary>Of labels and classes, and of rows of numbers whose best forecast has a name.</summary>
    private bool IsProper(Functional? elicits)
    {
        bool ofDistributions = _loss.Shape is LossShape.Row or LossShape.Outputs && !IsOfLabels;
        if (_loss.Shape == LossShape.Batch || !(IsOfLabels || (ofDistributions && elicits is not null && (_loss.Shape == LossShape.Row || _loss.Columns == 2))))
            return false;
        return findings.Attack("strictly-proper", s => ProprietyAttack.Refute(probe, s, elicits), "the expected loss is least at the true probabilities, and only there");
    }

    private bool IsCalibrated() =>
        IsOfLabels && _loss.Shape != LossShape.Batch && _loss.Outputs[0].Domain == Interval.Real
            && findings.Attack("classification-calibrated", s => CalibrationAttack.Refute(probe, s), "the best score has the sign of the more probable class");
}
