namespace Lossworks.Advice;

/// <summary>Why a loss is looked at more closely.</summary>
[Flags]
public enum LossRole
{
    /// <summary>It is among the first of the ranking.</summary>
    None = 0,

    /// <summary>It is the loss to take.</summary>
    Take = 1,

    /// <summary>It has the best metric.</summary>
    Best = 2,

    /// <summary>It is what most people would have trained with: squared error or cross-entropy.</summary>
    Habit = 4,
}
