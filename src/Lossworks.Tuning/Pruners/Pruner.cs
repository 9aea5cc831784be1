namespace Lossworks.Tuning;

/// <summary>Decides while a trial runs whether it is worth going on.</summary>
/// <remarks>Like a proposal, a decision is a function of its context alone: the same for any number of workers. It sees trials that have ended, never those under way.</remarks>
public abstract class Pruner
{
    /// <summary>Its name and settings in one line: <c>median(startup=5)</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Why the trial should stop after its last step; null where it should go on.</summary>
    public abstract string? ReasonToStop(PruningContext context);

    /// <inheritdoc/>
    public sealed override string ToString() => Description;
}
