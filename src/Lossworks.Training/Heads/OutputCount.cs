namespace Lossworks.Training;

/// <summary>How many linear predictors a loss needs on these targets, and whether they fit together.</summary>
internal static class OutputCount
{
    /// <summary>Beyond so many columns more than classes no loss is looked for.</summary>
    private const int MostExtraColumns = 64;

    internal static int Of(Loss loss, Sweep sweep, out bool skips)
    {
        RowStore data = sweep.Store;
        CheckTargets(loss, sweep, out skips);
        if (!loss.TakesRows)
            return data.TargetColumns;
        if (loss.Shape == LossShape.Outputs)
            return loss.Card.Outputs.Length;
        return data.HasClasses ? OfClasses(loss, data.ClassCount) : OfNumbers(loss, data.TargetColumns);
    }

    /// <summary>Most losses take a column per class; those of ordered classes one for each border between classes, or a single score.</summary>
    private static int OfClasses(Loss loss, int classes)
    {
        if (loss.Columns is { } columns)
        {
            int taken = loss.ClassCount(columns);
            return taken == classes ? columns : throw new LossException($"{loss} is for {taken} classes, but there are {classes}: give its parameters for {classes}.");
        }

        for (int tried = 1; tried <= classes + MostExtraColumns; tried++)
        {
            if (loss.ClassCount(tried) == classes)
                return tried;
        }

        throw new LossException($"{loss} takes no number of columns that stands for {classes} classes.");
    }

    private static int OfNumbers(Loss loss, int targets)
    {
        if (loss.Target.PerRow == TargetCount.LikePredictions && (loss.Columns ?? targets) == targets && targets >= loss.Card.MinimumColumns)
            return targets;
        int columns = loss.Columns ?? loss.ExampleColumns;
        if (loss.Target.PerRow == TargetCount.One && targets == 1)
            return columns;
        if (loss.Target.PerRow == TargetCount.Free && loss.ExampleTargets(columns) == targets && loss.Misfit(columns, targets) is null)
            return columns;
        for (int tried = 1; loss.Target.PerRow == TargetCount.Free && tried <= (targets * (targets + 3)) + MostExtraColumns; tried++)
        {
            if (loss.Misfit(tried, targets) is null)
                return tried;
        }

        throw new LossException($"{loss.Card.Name} takes rows of {loss.ExampleTargets(columns)} targets for {columns} predictions, say, but there are {targets} targets per row.");
    }

    private static void CheckTargets(Loss loss, Sweep sweep, out bool skips)
    {
        RowStore data = sweep.Store;
        bool takesClasses = loss.Target.IsClass;
        if (data.HasClasses && !takesClasses)
            throw new LossException($"{loss.Card.Name} takes numbers as targets ({loss.Target.Describe()}), not classes: give Targets.");
        if (!data.HasClasses && takesClasses && !loss.Target.AllowsShares)
            throw new LossException($"{loss.Card.Name} takes a class per row: give the classes by TrainingData.OfClasses.");
        FirstOutside found = sweep.Run(() => new FirstOutside(loss, data));
        skips = found.Skips;
        if (found.Complaint is { } complaint)
            throw new LossException(complaint);
    }
}
