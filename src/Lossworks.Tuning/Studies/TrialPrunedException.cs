namespace Lossworks.Tuning;

/// <summary>Ends an objective whose trial the pruner stopped.</summary>
/// <param name="reason">Why.</param>
/// <param name="value">What the trial is worth as far as it went; null takes the last value on the way.</param>
public sealed class TrialPrunedException(string reason, double? value = null) : Exception(reason)
{
    /// <summary>What the trial is worth as far as it went; null takes the last value on the way.</summary>
    public double? Value { get; } = value;
}
