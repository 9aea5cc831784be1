namespace Lossworks.Tuning;

/// <summary>Something about a search is wrong: a space that makes no sense, a study that is another one, a store that cannot be reached.</summary>
public class TuningException : Exception
{
    /// <summary>With what is wrong and what to do.</summary>
    public TuningException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, what to do, and where it came from.</summary>
    public TuningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
