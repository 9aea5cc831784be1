using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Lossworks.Training;

/// <summary>Writes rows to learn from into a file, block by block, for a fit that reads them from there.</summary>
/// <remarks>The file belongs to the caller, who closes it when the fit is over, and whose affair it is what becomes of it.</remarks>
public sealed class RowFileWriter
{
    private readonly SafeFileHandle _file;
    private readonly RowFileShape _shape;
    private float[] _singles = [];
    private long _written;

    /// <summary>Into a file that is open for reading and writing, at random places.</summary>
    /// <exception cref="LossException">The shape is of sparse rows, which a file does not hold.</exception>
    public RowFileWriter(SafeFileHandle file, RowFileShape shape)
    {
        if (shape.Kind == FeatureKind.Sparse)
            throw new LossException("a file of rows holds every number of a row: choose single or double precision, not sparse rows.");
        (_file, _shape) = (file, shape);
    }

    /// <summary>Writes the next rows.</summary>
    /// <param name="features">Row after row, finite.</param>
    /// <param name="targets">Row after row, finite; empty where the targets are classes.</param>
    /// <param name="classes">One class per row; empty where the targets are numbers.</param>
    /// <param name="weights">One per row, finite and not negative, if the shape has weights.</param>
    /// <param name="offset">As many numbers per row as the shape says.</param>
    /// <exception cref="ShapeException">Lengths that do not fit the shape, or more rows than it has.</exception>
    /// <exception cref="LossException">A number that is not finite, a negative weight, or a class that is none; the message names its row.</exception>
    public void Add(
        ReadOnlySpan<double> features, ReadOnlySpan<double> targets, ReadOnlySpan<int> classes, ReadOnlySpan<double> weights = default, ReadOnlySpan<double> offset = default)
    {
        bool ofClasses = _shape.ClassCount > 0;
        int rows = ofClasses ? classes.Length : targets.Length / _shape.TargetColumns;
        if (_written + rows > _shape.Rows)
            throw new ShapeException($"{_written + rows} rows were written, but the file was made for {_shape.Rows}.");
        RequireLength("features", features.Length, (long)rows * _shape.Columns, rows);
        RequireLength("targets", targets.Length, ofClasses ? 0 : (long)rows * _shape.TargetColumns, rows);
        RequireLength("weights", weights.Length, _shape.HasWeights ? rows : 0, rows);
        RequireLength("offset", offset.Length, (long)rows * _shape.OffsetColumns, rows);
        RequireFinite("feature", features, _shape.Columns);
        RequireFinite("target", targets, _shape.TargetColumns);
        RequireFinite("weight", weights, 1);
        RequireFinite("offset", offset, _shape.OffsetColumns);
        RequireRange(weights, classes);
        WriteFeatures(features);
        Write(ofClasses ? MemoryMarshal.AsBytes(classes) : MemoryMarshal.AsBytes(targets), _shape.TargetsAt + (_written * _shape.TargetWidth));
        Write(MemoryMarshal.AsBytes(weights), _shape.WeightsAt + (_written * _shape.WeightWidth));
        Write(MemoryMarshal.AsBytes(offset), _shape.OffsetAt + (_written * _shape.OffsetWidth));
        _written += rows;
    }

    /// <summary>The rows, ready to be read.</summary>
    /// <exception cref="ShapeException">Fewer rows were written than the file was made for.</exception>
    public RowStore Complete() => _written == _shape.Rows
        ? new RowFile(_file, _shape)
        : throw new ShapeException($"{_written} rows were written, but the file was made for {_shape.Rows}.");

    private void WriteFeatures(ReadOnlySpan<double> features)
    {
        long at = _written * _shape.FeatureWidth;
        if (_shape.Kind == FeatureKind.Double)
        {
            Write(MemoryMarshal.AsBytes(features), at);
            return;
        }

        if (_singles.Length < features.Length)
            _singles = new float[features.Length];
        Span<float> singles = _singles.AsSpan(0, features.Length);
        TensorPrimitives.ConvertTruncating<double, float>(features, singles);
        if (singles.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) >= 0)
            throw new LossException($"a feature near row {_written} is beyond {float.MaxValue:G3}, the largest number of single precision. Scale it, or use double precision.");
        Write(MemoryMarshal.AsBytes(singles), at);
    }

    private void Write(ReadOnlySpan<byte> bytes, long at)
    {
        if (bytes.Length > 0)
            RandomAccess.Write(_file, bytes, at);
    }

    private void RequireLength(string what, int length, long expected, int rows)
    {
        if (length != expected)
            throw new ShapeException($"{what} has {length} numbers but a block of {rows} rows needs {expected}.");
    }

    private void RequireFinite(string what, ReadOnlySpan<double> numbers, int columns)
    {
        int bad = numbers.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        if (bad >= 0)
            throw new LossException($"{what} at row {_written + (bad / columns)}, column {bad % columns} is {numbers[bad]}: it must be finite.");
    }

    private void RequireRange(ReadOnlySpan<double> weights, ReadOnlySpan<int> classes)
    {
        int negative = weights.IndexOfAnyInRange(double.NegativeInfinity, -double.Epsilon);
        if (negative >= 0)
            throw new LossException($"the weight of row {_written + negative} is {weights[negative]}: weights must not be negative.");
        int wrong = classes.IndexOfAnyInRange(_shape.ClassCount, int.MaxValue);
        if (wrong >= 0)
            throw new LossException($"row {_written + wrong} has class {classes[wrong]}, but there are {_shape.ClassCount} classes, counted from 0.");
    }
}
