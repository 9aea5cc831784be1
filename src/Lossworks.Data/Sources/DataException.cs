namespace Lossworks.Data;

/// <summary>Data that cannot be used as it is. The message says what is wrong, where (source, row, column) and what to do.</summary>
/// <remarks><see cref="Exception.Source"/> holds the name of the data: the path as it was given, or the shortened query.</remarks>
public sealed class DataException : Exception
{
    /// <summary>Creates the error; the message begins with the place.</summary>
    /// <param name="source">The name of the data.</param>
    /// <param name="problem">What is wrong and what to do, as one or more sentences.</param>
    /// <param name="row">The line of the file (text files, the header is line 1) or the row (other sources), from 1.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="inner">The error underneath, if any.</param>
    public DataException(string source, string problem, long? row = null, string? column = null, Exception? inner = null)
        : this(new Place(source, row, column), problem, inner)
    {
    }

    internal DataException(Place place, string problem, Exception? inner = null)
        : base($"{place}: {problem}", inner)
    {
        Source = place.Source;
        Row = place.Row;
        Column = place.Column;
    }

    /// <summary>The line of the file (text files) or the row (other sources), from 1, where it is known.</summary>
    public long? Row { get; }

    /// <summary>The name of the column, where it is known.</summary>
    public string? Column { get; }
}
