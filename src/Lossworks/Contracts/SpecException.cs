namespace Lossworks;

/// <summary>A SPEC could not be read: the message says at which character, what stood there and what was expected.</summary>
public sealed class SpecException : LossException
{
    /// <summary>With the position in the text, counted from 0.</summary>
    public SpecException(string message, int position)
        : base(message) => Position = position;

    /// <summary>Where in the text, counted from 0.</summary>
    public int Position { get; }
}
