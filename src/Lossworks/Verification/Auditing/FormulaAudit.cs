using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>What the numerical audit of a formula finds, and a better way to write it.</summary>
/// <param name="Findings">The worst first; each cause once.</param>
/// <param name="Fixed">The best formula that was found, proven equal at every sample; null where nothing is better.</param>
/// <param name="Remaining">What is still wrong with that one.</param>
internal sealed record FormulaAudit(ImmutableArray<AuditFinding> Findings, Formula? Fixed, ImmutableArray<AuditFinding> Remaining)
{
    /// <summary>More findings than that nobody reads.</summary>
    private const int Most = 12;

    private const double Far = 1e20;

    /// <param name="loss">The loss of the formula.</param>
    /// <param name="formula">What somebody wrote.</param>
    internal static FormulaAudit Run(Loss loss, Formula formula)
    {
        AuditSheet sheet = AuditSheet.Of(loss, formula);
        Judgement judged = Judgement.Of(sheet, formula.Body);
        List<RewriteStep> steps = judged.Total == 0 ? [] : new RewriteSearch(sheet).Run(judged);
        ImmutableArray<AuditFinding> findings = Causes(sheet, formula.Body, judged, steps);
        if (steps.Count == 0)
            return new(findings, null, findings);
        return new(findings, Trimmed(formula, steps[^1].Whole), Causes(sheet, steps[^1].Whole, steps[^1].Judgement, []));
    }

    /// <summary>With another body, and without the declarations that it does not need.</summary>
    private static Formula Trimmed(Formula formula, FormulaNode body)
    {
        FormulaNode[] nodes = [.. body.All()];
        FormulaDeclarations declared = formula.Declarations;
        return formula with
        {
            Body = body,
            Form = FormulaForm.Of(body),
            Declarations = new(
                [.. declared.Parameters.Where(p => nodes.Contains(new ParameterNode(p.Name)))],
                declared.Inputs.Where(i => nodes.Contains(i.Key)).ToImmutableDictionary()),
        };
    }

    private static ImmutableArray<AuditFinding> Causes(AuditSheet sheet, FormulaNode body, Judgement judged, List<RewriteStep> steps)
    {
        if (judged.Total == 0)
            return [];
        FormulaMachine machine = FormulaMachine.Of(sheet.Formula with { Body = body });
        BadRange[] ranges = [.. BadRange.All(sheet, judged)];
        return
        [
            .. ranges
                .GroupBy(r => (Step: Mended(r, steps), r.NotFinite))
                .Select(cause => (cause.Key.Step, Range: cause.OrderBy(r => r.Single).ThenBy(r => r.Index).ThenByDescending(r => r.Severity).First()))
                .OrderBy(c => IsFar(sheet, c.Range))
                .ThenByDescending(c => c.Range.NotFinite)
                .ThenBy(c => c.Range.Single)
                .ThenByDescending(c => c.Range.Severity)
                .ThenBy(c => c.Range.Index)
                .Take(Most)
                .Select(c => Finding(sheet, machine, c.Range, Opposite(sheet, ranges, c.Range), c.Step < 0 ? null : steps[c.Step])),
        ];
    }

    /// <summary>Whether it happens only where few numbers ever come.</summary>
    private static bool IsFar(AuditSheet sheet, BadRange range) => Math.Abs(sheet.Lines[range.Line].Coordinates[range.Worst]) is > Far or (> 0 and < 1 / Far);

    /// <summary>The same on the other side of a line: both belong into one sentence.</summary>
    private static BadRange? Opposite(AuditSheet sheet, BadRange[] ranges, BadRange range)
    {
        int side = RangeEdges.SideOf(sheet.Lines[range.Line], range);
        bool Alike(BadRange r) => (r.Line, r.Index, r.Single, r.NotFinite) == (range.Line, range.Index, range.Single, range.NotFinite);
        return side == 0 ? null : Array.Find(ranges, r => Alike(r) && RangeEdges.SideOf(sheet.Lines[r.Line], r) == -side);
    }

    /// <summary>The step that mends a range; -1 where none does.</summary>
    private static int Mended(BadRange range, List<RewriteStep> steps) =>
        steps.FindIndex(s => s.Judgement.At(range.Line, range.Worst, range.Single, range.Index) < range.Severity / 2);

    private static AuditFinding Finding(AuditSheet sheet, FormulaMachine machine, BadRange range, BadRange? opposite, RewriteStep? step)
    {
        AuditLine line = sheet.Lines[range.Line];
        AuditSample sample = line.Samples[range.Worst];
        BadRange[] both = opposite is null ? [range] : [.. new[] { range, opposite }.OrderBy(r => r.First)];
        double got = machine.Run(sample.At, range.Single)[range.Index], truth = sample.Truth.Numbers[range.Index].ToDouble();
        return new(sample.At.Describe(sheet.Formula.Form), got, range.Single ? (float)truth : truth, step?.After.ToString())
        {
            What = Name(range.Index, sheet.Formula.Form, sample.At.Predictions.Length),
            Kind = double.IsNaN(got) ? AuditKind.NotANumber : range.NotFinite ? AuditKind.Overflow : AuditKind.DigitsLost,
            DigitsLost = range.NotFinite ? 0 : (int)Math.Round(range.Severity * (range.Single ? 7 : 16)),
            Precision = range.Single ? "float" : "double",
            Range = $"where {line.Subject} is {string.Join(" or ", both.Select(r => RangeEdges.Of(sheet, machine, r).Describe(r.NotFinite)))}",
            Instead = step?.Before.ToString(),
        };
    }

    private static string Name(int index, FormulaForm form, int predictions)
    {
        if (index == 0)
            return "value";
        string name = index <= predictions ? "gradient" : "Hessian";
        int by = (index - 1) % predictions;
        return form.Shape switch
        {
            FormulaShape.Elements => name,
            FormulaShape.Outputs => $"{name} by p{by + 1}",
            _ => $"{name} by p[{by}]",
        };
    }
}
