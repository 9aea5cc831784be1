namespace Lossworks.Tuning;

/// <summary>A store cannot be used: it is not there, not one of ours, of a newer version, or it does not answer.</summary>
public sealed class StudyStoreException : TuningException
{
    /// <summary>With what is wrong and what to do.</summary>
    public StudyStoreException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, what to do, and where it came from.</summary>
    public StudyStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
