using System.Globalization;
using Lossworks.Data;

namespace Lossworks.Cli.Commands;

/// <summary>Columns of a table as what a loss looks at.</summary>
internal sealed class EvaluationInput
{
    private readonly Table _table;
    private readonly string[] _names;
    private readonly string _target;
    private readonly double[] _predictions, _targets, _weights;
    private readonly int[] _classes;
    private readonly int _columns;

    private EvaluationInput(Table table, string[] names, string target, double[] predictions, double[] targets, int[] classes, double[] weights)
    {
        (_table, _names, _target, _columns) = (table, names, target, names.Length);
        (_predictions, _targets, _classes, _weights) = (predictions, targets, classes, weights);
    }

    internal static EvaluationInput Read(Loss loss, Table table, string[] predictions, string target, string? weight)
    {
        double[] weights = weight is null ? [] : Numbers(table, weight);
        double[] matrix = new double[table.RowCount * predictions.Length];
        for (int k = 0; k < predictions.Length; k++)
        {
            double[] column = Numbers(table, predictions[k]);
            for (int row = 0; row < column.Length; row++)
                matrix[(row * predictions.Length) + k] = column[row];
        }

        bool classes = loss.TakesRows && loss.Target.IsClass && (predictions.Length > 1 || !loss.Target.AllowsShares);
        return classes
            ? new(table, predictions, target, matrix, [], Classes(table, target, predictions), weights)
            : new(table, predictions, target, matrix, Numbers(table, target), [], weights);
    }

    /// <exception cref="DataException">A number lies outside the domain of the loss.</exception>
    /// <exception cref="ShapeException">The loss takes another number of prediction columns.</exception>
    internal double Evaluate(Loss loss, Reduction reduction)
    {
        RequireDomain(loss);
        try
        {
            loss.CheckDomain(Batch());
            return loss.Evaluate(Batch(), default, reduction);
        }
        catch (LossException e) when (e is not ShapeException)
        {
            throw new DataException(_table.Source, e.Message, inner: e);
        }
    }

    /// <summary>The same rule as the core's, told with line and column.</summary>
    private void RequireDomain(Loss loss)
    {
        var outputs = loss.Card.Outputs;
        for (int i = 0; i < _predictions.Length && (outputs.Length == 1 || outputs.Length == _columns); i++)
        {
            Output output = outputs[outputs.Length == 1 ? 0 : i % _columns];
            if (!output.Domain.Contains(_predictions[i]) || !double.IsFinite(_predictions[i]))
                throw Outside(i / _columns, _names[i % _columns], _predictions[i], $"{loss.Card.Name} takes as {output.Meaning} {output.Domain.Describe("x")}, finite");
        }

        int wrong = Array.FindIndex(_targets, t => !loss.Target.Allows(t));
        if (wrong >= 0)
            throw Outside(wrong, _target, _targets[wrong], $"{loss.Card.Name} takes as {loss.Target.Meaning} {loss.Target.Describe()}");
    }

    private DataException Outside(int row, string column, double value, string rule) =>
        new(_table.Source, string.Create(CultureInfo.InvariantCulture, $"the value is {value:R}, but {rule}."), _table.LineOf(row), column);

    private LossBatch<double> Batch() =>
        _classes.Length > 0 ? new(_predictions, _columns, _classes, _weights) : new(_predictions, _columns, _targets, 1, _weights);

    /// <summary>Whole numbers are class indices; words name the prediction column of their class.</summary>
    private static int[] Classes(Table table, string target, string[] predictions)
    {
        Column column = table[target];
        if (column.IsNumeric)
        {
            return [.. Numbers(table, target).Select((x, row) => x == Math.Floor(x) && Math.Abs(x) <= int.MaxValue
                ? (int)x
                : throw new DataException(table.Source, "is no class: classes are whole numbers counted from 0, or names of prediction columns", table.LineOf(row), target))];
        }

        return [.. Enumerable.Range(0, table.RowCount).Select(row =>
        {
            string? label = column.Text(row);
            int k = Array.FindIndex(predictions, p => p == label || p.EndsWith("=" + label, StringComparison.Ordinal));
            return k >= 0 ? k : throw new DataException(table.Source, $"no prediction column is called '{label}'; name them after the classes", table.LineOf(row), target);
        })];
    }

    private static double[] Numbers(Table table, string name)
    {
        Column column = table[name];
        if (!column.HasNumbers)
            throw new DataException(table.Source, $"holds {column.Kind} values where numbers are needed", null, name);
        double[] numbers = column.Numbers.ToArray();
        int missing = Array.FindIndex(numbers, double.IsNaN);
        return missing < 0 ? numbers : throw new DataException(table.Source, "has no value; fill it or leave the row out", table.LineOf(missing), name);
    }
}
