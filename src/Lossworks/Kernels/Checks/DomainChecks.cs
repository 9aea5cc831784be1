namespace Lossworks.Kernels;

/// <summary>Whether predictions and targets lie where the card says they must.</summary>
internal static class DomainChecks
{
    internal static void Run(Loss loss, in LossBatch<double> batch)
    {
        Predictions(loss, batch);
        Rows(loss, batch);
        if (batch.HasClasses)
            return;
        Argument target = loss.Target;
        for (int i = 0; i < batch.Targets.Length; i++)
        {
            if (!target.Allows(batch.Targets[i]))
                throw Outside(loss, "target", i, batch.TargetColumns, batch.Targets[i], target.Describe());
        }
    }

    private static void Predictions(Loss loss, in LossBatch<double> batch)
    {
        var outputs = loss.Outputs;
        if (outputs.Length > 1 && outputs.Length != batch.Columns)
            throw Misfit(loss.Card, batch.Columns);
        for (int i = 0; i < batch.Predictions.Length; i++)
        {
            Output output = loss.OutputOf(i % batch.Columns, batch.Columns);
            double x = batch.Predictions[i];
            if (!output.Domain.Contains(x))
                throw Outside(loss, output.Meaning, i, batch.Columns, x, output.Domain.Describe("x"));
        }
    }

    private static void Rows(Loss loss, in LossBatch<double> batch)
    {
        if (loss.RowRule is not { } rule)
            return;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<double> targets = batch.HasClasses ? default : batch.Targets.Slice(row * batch.TargetColumns, batch.TargetColumns);
            if (rule.Complaint(batch.Predictions.Slice(row * batch.Columns, batch.Columns), targets) is { } complaint)
                throw new LossException($"{loss.Card.Name}: row {row}: {complaint}");
        }
    }

    /// <summary>The error for rows that do not hold one number per output.</summary>
    internal static ShapeException Misfit(LossCard card, int columns) =>
        new($"{card.Name} takes {card.Outputs.Length} numbers per row ({string.Join(", ", card.Outputs.Select(o => o.Meaning))}), not {columns}.");

    private static LossException Outside(Loss loss, string what, int index, int columns, double x, string domain)
    {
        string where = columns > 1 ? $"row {index / columns}, column {index % columns}" : $"row {index}";
        return new($"{loss.Card.Name}: {what} at {where} is {ParameterValue.Text(x)}, outside its domain ({domain}, finite).");
    }
}
