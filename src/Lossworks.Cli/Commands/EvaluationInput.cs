using Lossworks.Data;

namespace Lossworks.Cli.Commands;

/// <summary>Columns of a table as what a loss looks at.</summary>
internal sealed class EvaluationInput
{
    private readonly double[] _predictions, _targets, _weights;
    private readonly int[] _classes;
    private readonly int _columns;

    private EvaluationInput(double[] predictions, int columns, double[] targets, int[] classes, double[] weights) =>
        (_predictions, _columns, _targets, _classes, _weights) = (predictions, columns, targets, classes, weights);

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

        bool classes = loss.Shape == LossShape.Row && loss.Card.Target.IsClass && predictions.Length > 1;
        return classes
            ? new(matrix, predictions.Length, [], Classes(table, target, predictions), weights)
            : new(matrix, predictions.Length, Numbers(table, target), [], weights);
    }

    internal LossBatch<double> Batch() =>
        _classes.Length > 0 ? new(_predictions, _columns, _classes, _weights) : new(_predictions, _columns, _targets, 1, _weights);

    /// <summary>Whole numbers are class indices; words name the prediction column of their class.</summary>
    private static int[] Classes(Table table, string target, string[] predictions)
    {
        Column column = table[target];
        if (column.IsNumeric)
            return [.. Numbers(table, target).Select(x => (int)x)];
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
