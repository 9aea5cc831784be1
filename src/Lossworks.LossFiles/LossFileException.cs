namespace Lossworks;

/// <summary>A loss file, or a folder of them, cannot be used. The message begins with the place and says what to do.</summary>
public sealed class LossFileException : LossException
{
    /// <summary>With the place and what is wrong there.</summary>
    /// <param name="file">The path as it was given.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="line">From 1; null where it is the file as a whole.</param>
    /// <param name="column">From 1; null where it is the file as a whole.</param>
    /// <param name="inner">The error underneath, if any.</param>
    public LossFileException(string file, string problem, int? line = null, int? column = null, Exception? inner = null)
        : base($"{file}{(line is null ? "" : $"({line},{column})")}: {problem}", inner!) => (File, Line, Column) = (file, line, column);

    /// <summary>The path as it was given.</summary>
    public string File { get; }

    /// <summary>The line, from 1; null where it is the file as a whole.</summary>
    public int? Line { get; }

    /// <summary>The column, from 1; null where it is the file as a whole.</summary>
    public int? Column { get; }
}
