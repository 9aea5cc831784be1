namespace Lossworks;

/// <summary>
/// A row or batch loss that decides itself how many columns fit: cut points fix the number of classes, three numbers describe one component
/// of a mixture. Without it a row may have any number of columns from the card's minimum on, and as many classes as columns.
/// </summary>
public interface IHasColumns
{
    /// <summary>How many predictions a row must have with these parameters; null where several numbers will do.</summary>
    int? Columns => null;

    /// <summary>A number of predictions that fits, for probes and pictures.</summary>
    int ExampleColumns => Columns ?? 4;

    /// <summary>
    /// A number of targets that fits so many predictions, where the target's <see cref="Argument.PerRow"/> is <see cref="TargetCount.Free"/>.
    /// </summary>
    int ExampleTargets(int columns) => 1;

    /// <summary>How many classes there are for so many predictions.</summary>
    int ClassCount(int columns) => columns;

    /// <summary>The class that a row of predictions decides for; null where it is the largest entry, or for one number its side of the border.</summary>
    int? ClassOf(ReadOnlySpan<double> predictions) => null;

    /// <summary>What one column is, where columns differ and their number is not fixed; null where the card says it.</summary>
    /// <param name="column">Which, counted from 0.</param>
    /// <param name="columns">Of how many.</param>
    Output? OutputOf(int column, int columns) => null;

    /// <summary>What is wrong with these numbers of columns and how to mend it; null where they fit.</summary>
    /// <param name="columns">Predictions per row.</param>
    /// <param name="targetColumns">Targets per row; 1 where classes are given.</param>
    string? Misfit(int columns, int targetColumns) => null;
}
