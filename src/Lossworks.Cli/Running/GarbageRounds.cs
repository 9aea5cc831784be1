namespace Lossworks.Cli.Running;

/// <summary>Has the garbage of finished blocks collected before it adds up.</summary>
/// <remarks>
/// The collector lets young objects grow to tens of megabytes before it looks at them, more on processors with large caches, and no setting of a running
/// process lowers that. Where a limit is to be kept it is asked sooner; little is alive between blocks, so a round takes well below a millisecond.
/// </remarks>
internal sealed class GarbageRounds
{
    private const long Allowed = 8_000_000;

    private long _collected = GC.GetAllocatedBytesForCurrentThread();

    internal void AfterBlock()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _collected < Allowed)
            return;
        _collected = allocated;
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
    }
}
