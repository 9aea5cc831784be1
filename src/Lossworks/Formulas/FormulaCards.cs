using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>The card of a formula, from what it is.</summary>
internal static class FormulaCards
{
    internal static LossCard Of(Formula formula, ImmutableArray<Output> outputs, Argument target) =>
        LossCard.Own(Specs.LossTerm.FormulaName, formula.Written ?? formula.Body.ToString()) with
        {
            Tasks = [TaskOf(formula, target)],
            Outputs = outputs,
            Target = target,
            Parameters = [.. formula.Declarations.Parameters.Select(p => p.Card)],
            WeightsCountRows = !formula.Form.HasWeight,
            MinimumColumns = Math.Max(formula.Form.Outputs, MostPicked(formula) + 1),
        };

    private static LossTask TaskOf(Formula formula, Argument target) => formula.Form.Shape switch
    {
        FormulaShape.Row when formula.Form.TargetIsClass => LossTask.MulticlassClassification,
        FormulaShape.Outputs => LossTask.ProbabilisticRegression,
        _ when target.Domain == Interval.Unit || target.Only.Length == 2 => LossTask.BinaryClassification,
        _ when target.Domain.Low == 0 => LossTask.PositiveRegression,
        _ => LossTask.Regression,
    };

    /// <summary>The largest index in p[0], p[1]...</summary>
    private static int MostPicked(Formula formula) => formula.Body.All()
        .Select(n => n is CallNode { Operation.Kind: OperationKind.Pick } pick && pick.Arguments[1] is NumberNode index ? (int)index.Value : 0)
        .Max();
}
