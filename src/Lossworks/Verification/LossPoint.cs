using System.Globalization;

namespace Lossworks.Verification;

/// <summary>Where a loss is probed: the predictions and the truth of one row, or of a small batch where the loss couples rows.</summary>
/// <param name="Predictions">Row after row.</param>
/// <param name="Targets">Numbers; empty where classes are given.</param>
/// <param name="Classes">Class indices; empty where numbers are given.</param>
public sealed record LossPoint(double[] Predictions, double[] Targets, int[] Classes)
{
    /// <summary>How many rows these are.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>The same truth at other predictions.</summary>
    public LossPoint At(double[] predictions) => this with { Predictions = predictions };

    /// <summary>The same with one prediction moved.</summary>
    public LossPoint Moved(int index, double step)
    {
        double[] moved = [.. Predictions];
        moved[index] += step;
        return At(moved);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"prediction {Text(Predictions)}, target {(Classes.Length > 0 ? "class " + string.Join(", ", Classes) : Text(Targets))}";

    private static string Text(double[] numbers)
    {
        string text = string.Join(", ", numbers.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
        return numbers.Length == 1 ? text : $"[{text}]";
    }
}
