namespace Lossworks.Data;

/// <summary>Something about the data that the user should know, though the work can go on.</summary>
/// <param name="Source">The name of the data: the path as it was given, or the shortened query.</param>
/// <param name="Row">The line of the file (text files, the header is line 1) or the row (other sources), from 1, where it is known.</param>
/// <param name="Column">The name of the column, where there is one.</param>
/// <param name="Message">The full sentence for the user: the place, what was found, and what was done about it.</param>
public sealed record DataWarning(string Source, long? Row, string? Column, string Message)
{
    internal static DataWarning At(Place place, string finding) => new(place.Source, place.Row, place.Column, $"{place}: {finding}");

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
