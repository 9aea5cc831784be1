namespace Lossworks.Training;

/// <summary>The memory of one reader. A store that has its rows elsewhere puts what it reads here; one that has them in memory needs none of it.</summary>
/// <remarks>Each thread that reads has a buffer of its own and keeps it from read to read, so that nothing is allocated per block.</remarks>
public sealed class RowBuffer
{
    private double[] _features = [], _targets = [], _weights = [], _offset = [];
    private float[] _singles = [];
    private int[] _classes = [], _columns = [], _starts = [];

    /// <summary>What a store wants to keep for this reader: an open file, a decoded group of rows.</summary>
    public object? State { get; set; }

    /// <summary>Room for so many features, or so many numbers that are not 0.</summary>
    public Span<double> Features(int length) => Room(ref _features, length);

    /// <summary>Room for so many features in single precision.</summary>
    public Span<float> SingleFeatures(int length) => Room(ref _singles, length);

    /// <summary>Room for so many columns of numbers that are not 0.</summary>
    public Span<int> ValueColumns(int length) => Room(ref _columns, length);

    /// <summary>Room for so many starts of rows.</summary>
    public Span<int> Starts(int length) => Room(ref _starts, length);

    /// <summary>Room for so many targets.</summary>
    public Span<double> Targets(int length) => Room(ref _targets, length);

    /// <summary>Room for so many classes.</summary>
    public Span<int> Classes(int length) => Room(ref _classes, length);

    /// <summary>Room for so many weights.</summary>
    public Span<double> Weights(int length) => Room(ref _weights, length);

    /// <summary>Room for so many offsets.</summary>
    public Span<double> Offset(int length) => Room(ref _offset, length);

    /// <summary>What was in it before is undefined afterwards.</summary>
    private static Span<T> Room<T>(ref T[] room, int length)
    {
        if (room.Length < length)
            room = new T[length];
        return room.AsSpan(0, length);
    }
}
