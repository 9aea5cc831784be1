using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>A rewriting that was made, and how wrong the formula is with it.</summary>
internal sealed record RewriteStep(FormulaNode Before, FormulaNode After, FormulaNode Whole, Judgement Judgement);

/// <summary>
/// Looks for a way of writing a formula that is less wrong: the best rewriting of all rules at all places, again and again, and two of them at once where one brings nothing.
/// A rewriting counts only where it is proven: its true value and derivatives agree with the formula's at every sample at which that is defined.
/// </summary>
/// <remarks>After Herbie: Panchekha, Sanchez-Stern, Wilcox, Tatlock (2015), doi:10.1145/2737924.2737959.</remarks>
internal sealed class RewriteSearch(AuditSheet sheet)
{
    private const int MostSteps = 8, MostFirsts = 60, MostPairs = 400, MostProofs = 4, Stride = 7;

    /// <summary>So many bits must agree.</summary>
    private const int Proven = 60;

    /// <summary>An improvement by less is none.</summary>
    private const double Least = 1e-6;

    private readonly HashSet<string> _refuted = [];

    /// <summary>The steps to the best formula, none where nothing is better.</summary>
    internal List<RewriteStep> Run(Judgement start)
    {
        List<RewriteStep> steps = [];
        (FormulaNode body, Judgement judged) = (sheet.Formula.Body, start);
        while (judged.Total > 0 && steps.Count < MostSteps)
        {
            List<Rewriting> firsts = Distinct(body);
            if ((Best(firsts, judged) ?? Best(Pairs(body, firsts), judged)) is not { } step)
                break;
            steps.Add(step);
            (body, judged) = (step.Whole, step.Judgement);
        }

        // On the way few samples decide; what is handed out is proven at all of them.
        while (steps.Count > 0 && !IsProven(steps[^1].Whole, 1))
            steps.RemoveAt(steps.Count - 1);
        return steps;
    }

    /// <summary>Whether a formula is the same mathematics as the one that is audited.</summary>
    /// <param name="body">The formula.</param>
    /// <param name="stride">Looks at each sample, or only at every so many.</param>
    internal bool IsProven(FormulaNode body, int stride)
    {
        Formula formula = sheet.Formula with { Body = body };
        IEnumerable<AuditSample> samples = sheet.Lines.SelectMany(line => line.Samples).Where((_, i) => i % stride == 0);
        return samples.All(sample => Agrees(sample.Truth, sheet.Truths.Of(formula, sample.At, sheet.Bends)));
    }

    private RewriteStep? Best(IEnumerable<Rewriting> rewritings, Judgement now)
    {
        IEnumerable<RewriteStep> better = rewritings
            .Where(r => !_refuted.Contains(CanonicalText.Of(r.Whole)))
            .Select(r => new RewriteStep(r.Before, r.After, r.Whole, Judgement.Of(sheet, r.Whole)))
            .Where(s => s.Judgement.Total < now.Total - Least)
            .OrderBy(s => s.Judgement.Total)
            .ThenBy(s => s.Whole.ToString().Length)
            .Take(MostProofs);
        foreach (RewriteStep step in better)
        {
            if (IsProven(step.Whole, Stride))
                return step;
            _refuted.Add(CanonicalText.Of(step.Whole));
        }

        return null;
    }

    private static List<Rewriting> Distinct(FormulaNode body) =>
        [.. RewriteRules.All
            .SelectMany(rule => rule.Anywhere(body))
            .DistinctBy(r => CanonicalText.Of(r.Whole)).Where(r => !CanonicalText.Same(r.Whole, body))];

    /// <summary>Two rewritings at once, told as one of the whole formula.</summary>
    private static IEnumerable<Rewriting> Pairs(FormulaNode body, List<Rewriting> firsts) => firsts
        .Take(MostFirsts)
        .SelectMany(first => Distinct(first.Whole).Where(second => Meet(first, second)))
        .DistinctBy(r => CanonicalText.Of(r.Whole))
        .Take(MostPairs)
        .Select(second => new Rewriting(body, second.Whole, second.Whole));

    /// <summary>Whether the second changes what the first made; what changes something else brings alone what it brings with the first.</summary>
    private static bool Meet(Rewriting first, Rewriting second) => second.Before.All().Contains(first.After) || first.After.All().Contains(second.Before);

    private bool Agrees(FormulaTruth truth, FormulaTruth other)
    {
        for (int i = 0; i < truth.Numbers.Length; i++)
        {
            if (i > 0 && (truth.OnKink || other.OnKink))
                return true;
            if (truth.Numbers[i].IsFinite && !sheet.Truths.Agree(truth.Numbers[i], other.Numbers[i], Proven))
                return false;
        }

        return true;
    }
}
