namespace Lossworks.Tuning;

/// <summary>Why a run ended.</summary>
public enum StudyEnd
{
    /// <summary>There are as many trials as were asked for.</summary>
    TrialLimit,

    /// <summary>The time is over.</summary>
    TimeLimit,

    /// <summary>Nothing is left to try.</summary>
    Exhausted,

    /// <summary>Somebody stopped it.</summary>
    Stopped,
}
