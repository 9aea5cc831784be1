using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>The card of a formula, from what it is.</summary>
internal static class FormulaCards
{
    internal static LossCard Of(Formula formula, ImmutableArray<Output> outputs, Argument target) => new("formula")
    {
        Summary = "A loss of your own.",
        Formula = formula.Written ?? formula.Body.ToString(),
        Family = LossFamily.Own,
        Tasks = [TaskOf(formula, target)],
        Outputs = outputs,
        Target = target,
        Parameters = [.. formula.Declarations.Parameters.Select(p => p.Card)],
        WeightsCountRows = !formula.Form.HasWeight,
        MinimumColumns = Math.Max(formula.Form.Outputs, MostPicked(formula) + 1),
        UseWhen = "No loss of the catalogue says what an error costs you.",
        AvoidWhen = "One of the catalogue does: it is documented, and its digits are proven. `loss check` tells what yours is.",
        References = [],
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
