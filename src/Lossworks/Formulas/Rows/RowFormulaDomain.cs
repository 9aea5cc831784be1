namespace Lossworks.Formulas;

/// <summary>What the row of predictions and the target of a formula are, where nobody declared it.</summary>
internal static class RowFormulaDomain
{
    private static readonly Interval[] Ranges = [Interval.Real, Interval.NonNegative, Interval.Positive, Interval.Unit, Interval.OpenUnit];

    /// <summary>Numbers of classes that may not be negative are probabilities.</summary>
    private static readonly Interval[] OfClasses = [Interval.Real, Interval.Unit, Interval.OpenUnit];

    private static readonly Operation[] OfLogits = [Operations.Softmax, Operations.LogSoftmax, Operations.LogSumExp];

    private static readonly double[][] Unbounded = [[-2, 0.5, 3, -0.25], [1, 2, 5, 0.5], [0.3, -1, -4, -7], [20, 3, -20, 1.5]];

    private static readonly double[][] InUnit = [[0.1, 0.4, 0.2, 0.3], [0.7, 0.05, 0.05, 0.2], [0.25, 0.25, 0.25, 0.25]];

    private static readonly double[] Shares = [0.1, 0.4, 0.2, 0.3];

    internal static (Output Prediction, Argument Target) Of(Formula formula, RowProgram program)
    {
        Description? p = formula.Declarations.Of(FormulaInput.Prediction), y = formula.Declarations.Of(FormulaInput.Target);
        bool softmax = formula.Body.All().Any(n => n is CallNode call && OfLogits.Contains(call.Operation));
        Interval range = Array.Find(formula.Form.TargetIsClass ? OfClasses : Ranges, r => IsNumber(formula, program, r));
        Output found = softmax ? Output.Logits
            : range == Interval.Unit || range == Interval.OpenUnit ? Output.Probability with { Domain = range }
            : formula.Form.TargetIsClass && range == Interval.Real ? Output.Scores
            : new("prediction", range == default ? Interval.Real : range);
        return (p is null ? found : FormulaDomain.Described(p, range == default ? Interval.Real : range, row: true), Truth(formula, y, softmax));
    }

    private static Argument Truth(Formula formula, Description? y, bool softmax)
    {
        if (formula.Form.TargetIsClass)
            return Argument.ClassTarget;
        if (y is null)
            return softmax && formula.Form.HasTarget ? Argument.ClassOrSharesTarget : Argument.RealTargets;
        return y.Word == "probability" && softmax && y.Range is null
            ? Argument.ClassOrSharesTarget
            : FormulaDomain.Described(y, Interval.Real) with { PerRow = TargetCount.LikePredictions };
    }

    /// <summary>Whether the formula is a number on rows that fill the range.</summary>
    private static bool IsNumber(Formula formula, RowProgram program, Interval range)
    {
        bool unit = range.High == 1;
        double[] Long(double[] row) => [.. Enumerable.Range(0, Math.Max(row.Length, program.MinimumColumns)).Select(j => row[j % row.Length])];
        double[] targets = Long(Shares);
        double Value(double[] row, int label) => program.Value(Long(row), targets, formula.Form.TargetIsClass ? label : -1, 1);
        foreach (double[] row in unit ? InUnit : Unbounded)
        {
            double[] at = [.. row.Select(x => range.Contains(x) ? x : Math.Abs(x))];
            for (int label = 0; label < (formula.Form.TargetIsClass ? at.Length : 1); label++)
            {
                if (!double.IsFinite(Value(at, label)))
                    return false;
            }
        }

        if (range.LowOpen)
            return true;
        return Enumerable.Range(0, 4).All(label => double.IsFinite(Value([0, 0, 0.5, 0.5], label))
            && (!unit || double.IsFinite(Value([0, 1, 0, 0], label))));
    }
}
