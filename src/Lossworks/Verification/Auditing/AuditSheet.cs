using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>Everything that is tried on a formula, with the truth: made once, and used for every way of writing it.</summary>
internal sealed class AuditSheet
{
    /// <summary>How many predictions a row is given.</summary>
    private const int Columns = 3;

    private readonly Loss _loss;

    private AuditSheet(Loss loss, Formula formula)
    {
        (_loss, Formula) = (loss, formula);
        Bends = formula.Form.Shape != FormulaShape.Row;
        Lines = formula.Form.Shape switch
        {
            FormulaShape.Row => [.. RowLines()],
            FormulaShape.Outputs => [.. OutputLines()],
            _ => [.. ElementLines()],
        };
    }

    internal Formula Formula { get; }

    internal ImmutableArray<AuditLine> Lines { get; }

    /// <summary>Whether second derivatives are audited.</summary>
    internal bool Bends { get; }

    internal TruthFinder Truths { get; } = new();

    /// <param name="loss">The loss of the formula, for its domains.</param>
    /// <param name="formula">The formula.</param>
    internal static AuditSheet Of(Loss loss, Formula formula) => new(loss, formula);

    /// <summary>A sample with its truth.</summary>
    internal AuditSample Sample(AuditInput at) => new(
        at,
        near => Truths.Of(Formula, near, Bends),
        _loss.Target.Only.IsEmpty && !_loss.Target.IsClass && !_loss.Target.IsWhole,
        Formula.Form.Shape == FormulaShape.Row);

    private IEnumerable<AuditLine> ElementLines()
    {
        bool residual = _loss.Shape == LossShape.Residual;
        double[] targets = residual ? [0] : Targets();
        foreach (double y in targets)
        {
            bool near = _loss.Target.Only.IsEmpty && !residual;
            double[] grid = AuditGrid.Over(_loss.Card.Outputs[0].Domain, near ? [y] : []);
            yield return Line(residual ? "p - y" : "the prediction", 0, x => new([x], [y], 0), grid);
        }
    }

    private IEnumerable<AuditLine> OutputLines()
    {
        double[] usual = [.. _loss.Card.Outputs.Select(o => o.Domain.Contains(0.5) ? 0.5 : Inside(o.Domain))];
        foreach (double y in Targets().Take(2))
        {
            for (int k = 0; k < usual.Length; k++)
            {
                int along = k;
                AuditInput at = new(usual, [y], 0);
                yield return Line($"p{k + 1}", k, x => at.WithPrediction(along, x), AuditGrid.Over(_loss.Card.Outputs[k].Domain, []));
            }
        }
    }

    private IEnumerable<AuditLine> RowLines()
    {
        Interval domain = _loss.Card.Outputs[0].Domain;
        double[] grid = AuditGrid.CoarselyOver(domain);
        bool shares = domain.High == 1, classes = Formula.Form.TargetIsClass;
        double[] targets = _loss.Target.Domain == Interval.Unit || classes ? [0.2, 0.5, 0.3] : [0, 1.5, -2];
        if (!targets.All(_loss.Target.Domain.Contains))
            targets = [1, 2, 0.5];
        for (int label = 0; label < (classes ? 2 : 1); label++)
        {
            int of = label;
            if (shares)
            {
                yield return Line("p[0]", 0, x => new([x, (1 - x) / 2, (1 - x) / 2], targets, of), grid);
                continue;
            }

            yield return Line("p[0]", 0, x => new([x, 0.5, 1], targets, of), grid);
            if (of == 0)
                yield return Line("every prediction", 0, x => new([.. Enumerable.Repeat(x, Columns)], targets, of), grid);
        }

        // 0 log 0, in its two forms: a share that is 0, and all of it in one class.
        if (!classes && _loss.Target.Domain == Interval.Unit)
            yield return Line("p[0]", 0, x => new(shares ? [x, (1 - x) / 2, (1 - x) / 2] : [x, 0.5, 1], [0, 1, 0], 0), grid);
    }

    private AuditLine Line(string subject, int along, Func<double, AuditInput> place, double[] grid) =>
        new(subject, along, place, [.. grid], [.. grid.Select(x => Sample(place(x)))]);

    /// <summary>No powers of two, by which a quotient would be exact.</summary>
    private double[] Targets()
    {
        if (!Formula.Form.HasTarget)
            return [0];
        Argument target = _loss.Target;
        if (!target.Only.IsEmpty)
            return [.. target.Only];
        double[] usual = target.Domain == Interval.Unit ? [0, 1, 0.3f]
            : target.IsWhole ? [0, 1, 7]
            : target.Domain.Low >= 0 ? [0, 3, 0.1f] : [0, 3, -1.7f];
        double[] inside = [.. usual.Where(target.Domain.Contains)];
        return inside.Length > 0 ? inside : [Inside(target.Domain)];
    }

    private static double Inside(Interval domain) =>
        domain.Contains(1) ? 1
        : double.IsFinite(domain.Low) && double.IsFinite(domain.High) ? (domain.Low + domain.High) / 2
        : double.IsFinite(domain.Low) ? domain.Low + 1 : domain.High - 1;
}
