namespace Lossworks.Training;

/// <summary>A checkpoint that cannot be resumed: of another loss, other data, other options, or no checkpoint at all.</summary>
public sealed class CheckpointException : LossException
{
    /// <summary>With what differs.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>With the failure underneath.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
