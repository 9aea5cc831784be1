namespace Lossworks.Training;

/// <summary>How many linear predictors a loss needs on these targets, and whether they fit together.</summary>
internal static class OutputCount
{
    internal static int Of(Loss loss, TrainingData data)
    {
        CheckTargets(loss, data);
        if (loss.Shape == LossShape.Outputs)
            return loss.Card.Outputs.Length;
        return data.HasClasses ? data.ClassCount : data.TargetColumns;
    }

    private static void CheckTargets(Loss loss, TrainingData data)
    {
        bool takesClasses = loss.Target.IsClass;
        if (data.HasClasses && !takesClasses)
            throw new LossException($"{loss.Card.Name} takes numbers as targets ({loss.Target.Describe()}), not classes: give Targets.");
        if (!data.HasClasses && takesClasses && !loss.Target.AllowsShares)
            throw new LossException($"{loss.Card.Name} takes a class per row: give the classes by TrainingData.OfClasses.");
        if (data.HasClasses)
            return;
        for (int i = 0; i < data.Targets.Length; i++)
        {
            if (!loss.Target.Allows(data.Targets[i]))
                throw new LossException($"{loss.Card.Name}: the target of row {i / data.TargetColumns} is {data.Targets[i]}, outside its domain ({loss.Target.Describe()}).");
        }
    }
}
