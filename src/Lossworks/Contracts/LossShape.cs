namespace Lossworks;

/// <summary>The shape of what a loss looks at, which decides the loop that runs it.</summary>
public enum LossShape
{
    /// <summary>One loss per number, a function of prediction - target.</summary>
    Residual,

    /// <summary>One loss per number, a function of target * score.</summary>
    Margin,

    /// <summary>One loss per number, a function of prediction and target.</summary>
    Pointwise,

    /// <summary>One loss per row of several outputs.</summary>
    Outputs,

    /// <summary>One loss per row of K scores.</summary>
    Row,

    /// <summary>One loss for the whole batch.</summary>
    Batch,

    /// <summary>Of an entry only: the shape of the loss inside.</summary>
    Wrapper,
}
