namespace Lossworks;

/// <summary>A loss was asked for something it cannot give: shapes that do not fit, values outside its domain, an unknown name.</summary>
/// <remarks>Thrown before anything is written. The message says what was wrong, where, and what to do.</remarks>
public class LossException : ArgumentException
{
    /// <summary>With what was wrong, where, and what to do.</summary>
    public LossException(string message)
        : base(message)
    {
    }

    /// <summary>With the failure underneath.</summary>
    public LossException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
