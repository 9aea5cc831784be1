namespace Lossworks.Training;

/// <summary>The state of a fit in a store, with what it belongs to.</summary>
internal sealed class Checkpoint(ICheckpointStore store, Fingerprint fingerprint)
{
    private const string Format = "lossworks-checkpoint-1";

    internal void Save(Action<BinaryWriter> state)
    {
        using MemoryStream memory = new();
        using BinaryWriter writer = new(memory);
        writer.Write(Format);
        fingerprint.Save(writer);
        state(writer);
        store.Save(memory.ToArray());
    }

    /// <summary>Reads the state back; false where there is no checkpoint yet.</summary>
    internal bool TryLoad(Action<BinaryReader> state)
    {
        if (store.Load() is not { } bytes)
            return false;
        using BinaryReader reader = new(new MemoryStream(bytes));
        try
        {
            if (reader.ReadString() != Format)
                throw new CheckpointException($"the checkpoint is of another format than '{Format}': it cannot be resumed by this version.");
            fingerprint.RequireSame(Fingerprint.Load(reader));
            state(reader);
            return true;
        }
        catch (Exception failure) when (failure is EndOfStreamException or FormatException or ArgumentException and not LossException or OverflowException)
        {
            throw new CheckpointException($"the checkpoint is damaged: {failure.Message}", failure);
        }
    }
}
