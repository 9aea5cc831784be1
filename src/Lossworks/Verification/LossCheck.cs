using Lossworks.Specs;

namespace Lossworks.Verification;

/// <summary>What <c>loss check</c> finds: derivatives against differences, claims under attack, digits lost in float.</summary>
/// <param name="Gradient">The gradient against differences of the value.</param>
/// <param name="Hessian">The Hessian against differences of the gradient; null where there is none.</param>
/// <param name="Claims">Each claim with its verdict.</param>
/// <param name="Audit">Inputs at which digits are lost, and of a formula also where it overflows: a warning, not a failure.</param>
public sealed record LossCheck(DerivativeCheck Gradient, DerivativeCheck? Hessian, IReadOnlyList<ClaimResult> Claims, IReadOnlyList<AuditFinding> Audit)
{
    /// <summary>Of a formula: the same loss written so that less is wrong with its numbers, as a SPEC; null where nothing better is known.</summary>
    public LossSpec? Fixed { get; init; }

    /// <summary>Whether everything that must hold does.</summary>
    public bool Ok => Gradient.Ok && Hessian is null or { Ok: true } && Claims.All(c => c.Holds);

    /// <summary>Of a loss that somebody wrote: what was found out about it, each property with the place that shows it; empty where a card states it.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Checks a loss; the same seed looks at the same points on any machine.</summary>
    public static LossCheck Run(Loss loss, ulong seed = 1)
    {
        LossProbe probe = new(loss);
        LossAudit audit = LossAudit.Run(probe, seed);
        return new(
            DerivativeCheck.OfGradient(probe, seed),
            probe.HasHessian ? DerivativeCheck.OfHessian(probe, seed) : null,
            ClaimAttack.Run(probe, seed),
            audit.Findings)
        {
            Fixed = audit.Fixed,
            Observations = (loss as FormulaLoss)?.Discovered.Observations ?? (loss as RowFormulaLoss)?.Discovered.Observations ?? [],
        };
    }
}
