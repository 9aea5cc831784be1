namespace Lossworks.Training;

/// <summary>Where the checkpoints of one fit go. Only the latest is needed.</summary>
public interface ICheckpointStore
{
    /// <summary>Replaces the checkpoint; a crash in between must leave the old one or the new one, never a mixture.</summary>
    void Save(byte[] checkpoint);

    /// <summary>The latest checkpoint; none if there is none.</summary>
    byte[]? Load();
}
