namespace Lossworks.Training;

/// <summary>Columns dealt to vectors: steps of equal width, of which the last overlaps the one before where the width does not divide the columns.</summary>
/// <remarks>The overlapping lanes hold 0 where something is multiplied by features, and are passed over where a sum over rows is read: no column counts twice.</remarks>
internal readonly struct Lanes
{
    private readonly int _columns, _width;

    /// <param name="columns">The columns of the data.</param>
    /// <param name="width">The columns of a step; 1 is column after column. Fewer columns than one step are column after column too.</param>
    internal Lanes(int columns, int width)
    {
        (_columns, _width) = (columns, columns < width ? 1 : width);
        Length = (columns + _width - 1) / _width * _width;
    }

    /// <summary>How long an array over columns is in lanes.</summary>
    internal int Length { get; }

    /// <summary>The column after the last full step less the width: where the last step begins.</summary>
    private int LastStart => _columns - _width;

    /// <summary>Columns into lanes; the overlap gets 0.</summary>
    internal void Spread(ReadOnlySpan<double> columns, Span<double> lanes)
    {
        lanes[..Length].Clear();
        for (int j = 0; j < columns.Length; j++)
            lanes[LaneOf(j)] = columns[j];
    }

    /// <summary>The lane that counts for a column.</summary>
    internal int LaneOf(int column)
    {
        int step = column / _width;
        return (step + 1) * _width <= _columns ? column : (step * _width) + column - LastStart;
    }
}
