namespace Lossworks.Training;

/// <summary>Why a fit stopped.</summary>
public enum StopReason
{
    /// <summary>The relative change of the loss and the gradient norm are both within the tolerance, or a certificate of the minimum holds.</summary>
    Converged,

    /// <summary>As many steps as were allowed.</summary>
    StepLimit,

    /// <summary>As much time as was allowed.</summary>
    TimeLimit,

    /// <summary>The loss is no longer a finite number.</summary>
    Diverged,

    /// <summary>The caller asked for it.</summary>
    Cancelled,

    /// <summary>No step lowers the loss by more than rounding, yet no certificate of a minimum holds.</summary>
    Stalled,
}
