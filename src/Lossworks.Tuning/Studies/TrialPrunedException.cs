namespace Lossworks.Tuning;

/// <summary>Ends an objective whose trial the pruner stopped.</summary>
public sealed class TrialPrunedException(string reason) : Exception(reason);
