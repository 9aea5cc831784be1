namespace Lossworks.Tuning;

/// <summary>Lets every trial go on to its end.</summary>
public sealed class NoPruner : Pruner
{
    /// <inheritdoc/>
    public override string Description => "none";

    /// <inheritdoc/>
    public override string? ReasonToStop(PruningContext context) => null;
}
