namespace Lossworks.Tuning;

/// <summary>How a study came to its best value.</summary>
public static class BestSoFar
{
    /// <summary>For each trial, the best value of the complete ones up to it, itself included; NaN while there is none.</summary>
    /// <param name="trials">By number.</param>
    /// <param name="direction">Which values are good.</param>
    public static double[] Of(IEnumerable<Trial> trials, Direction direction)
    {
        double best = double.NaN;
        return [.. trials.Select(trial => best = trial is { State: TrialState.Complete, Value: { } value } ? Better(best, value, direction) : best)];
    }

    private static double Better(double best, double value, Direction direction) =>
        double.IsNaN(best) ? value : direction == Direction.Minimize ? Math.Min(best, value) : Math.Max(best, value);
}
