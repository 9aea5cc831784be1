namespace Lossworks.Tuning;

/// <summary>A trial that has ended, as samplers and pruners look at it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Cost">
/// What is to be minimized: the value, or its negative where the study maximizes; of a pruned trial, the last one on the way; NaN where there is none.
/// </param>
public readonly record struct Observation(Trial Trial, double Cost)
{
    /// <summary>What was tried.</summary>
    public Configuration Configuration => Trial.Configuration;

    /// <summary>Whether it went on to its end, so that the cost is that of the objective.</summary>
    public bool IsComplete => Trial.State == TrialState.Complete;
}
