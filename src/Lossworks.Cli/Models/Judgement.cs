namespace Lossworks.Cli.Models;

/// <summary>How a model does on some rows.</summary>
/// <param name="Metrics">In a few numbers.</param>
/// <param name="Actual">What is true, of the rows that the report shows; none of classes.</param>
/// <param name="Predicted">What is predicted there.</param>
internal sealed record Judgement(IReadOnlyList<KeyValuePair<string, double>> Metrics, double[] Actual, double[] Predicted)
{
    /// <summary>More points than these cannot be told apart in a plot.</summary>
    private const int MostShown = 10_000;

    /// <summary>Looks at all rows; of many, every second or third or so is shown.</summary>
    internal static Judgement Of(SavedModel saved, long count, IEnumerable<JudgedRows> blocks)
    {
        Quality quality = Quality.Of(saved);
        List<double> actual = [], shown = [];
        long stride = (count + MostShown - 1) / MostShown, seen = 0;
        foreach (JudgedRows rows in blocks)
        {
            double[] raw = saved.Model.Predict(rows.Features, rows.Offset), predicted = saved.Model.PredictMean(rows.Features, rows.Offset);
            quality.Add(rows, raw, predicted);
            for (int row = (int)((stride - (seen % stride)) % stride); saved.Target.Classes.Count == 0 && row < rows.Count; row += (int)stride)
            {
                actual.Add(rows.Numbers[row]);
                shown.Add(predicted[row * saved.Model.OutputCount]);
            }

            seen += rows.Count;
        }

        return new(quality.Metrics, [.. actual], [.. shown]);
    }

    /// <summary>With how it does on rows held out, which are the ones to show.</summary>
    internal Judgement With(Judgement heldOut) =>
        heldOut with { Metrics = [.. Metrics, .. heldOut.Metrics.Select(m => new KeyValuePair<string, double>("validation-" + m.Key, m.Value))] };
}
