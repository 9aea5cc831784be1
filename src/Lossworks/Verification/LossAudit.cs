using Lossworks.Formulas;
using Lossworks.Specs;

namespace Lossworks.Verification;

/// <summary>The numerical audit of any loss: of formulas against their true values, of others in float against double.</summary>
/// <param name="Findings">What is wrong, and where.</param>
/// <param name="Fixed">The same loss written so that less is wrong; null where nothing better is known.</param>
internal sealed record LossAudit(IReadOnlyList<AuditFinding> Findings, LossSpec? Fixed)
{
    /// <summary>Audits a loss; a sum of losses formula by formula.</summary>
    internal static LossAudit Run(LossProbe probe, ulong seed)
    {
        LossSpec spec = probe.Loss.Spec;
        FormulaAudit?[] audits = [.. spec.Terms.Select(t => t.Formula is { } formula ? FormulaAudit.Run(Of(probe.Loss, t, formula), formula) : null)];
        if (audits.All(a => a is null))
            return new(PrecisionAudit.Run(probe, seed), null);
        AuditFinding[] findings = [.. audits.SelectMany(a => a?.Findings ?? [])];
        if (findings.Length == 0 && audits.Any(a => a is null))
            findings = [.. PrecisionAudit.Run(probe, seed)];
        LossSpec? better = audits.All(a => a?.Fixed is null)
            ? null
            : new([.. spec.Terms.Select((t, i) => audits[i]?.Fixed is { } body ? LossTerm.Of(body) with { Weight = t.Weight } : t)]);
        return new(findings, better);
    }

    private static Loss Of(Loss whole, LossTerm term, Formula formula) =>
        whole is FormulaLoss or RowFormulaLoss ? whole : FormulaLoss.Of(formula, null, new([term with { Weight = 1 }]));
}
