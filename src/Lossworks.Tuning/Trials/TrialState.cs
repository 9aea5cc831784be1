namespace Lossworks.Tuning;

/// <summary>What has become of a trial.</summary>
public enum TrialState
{
    /// <summary>To be done: given by hand, given back, or to be tried again.</summary>
    Waiting,

    /// <summary>Some worker has it.</summary>
    Running,

    /// <summary>Done, with a value.</summary>
    Complete,

    /// <summary>Stopped before its end because it did badly.</summary>
    Pruned,

    /// <summary>It ended with an exception, or with a value that is no number; the reason is kept.</summary>
    Failed,
}
