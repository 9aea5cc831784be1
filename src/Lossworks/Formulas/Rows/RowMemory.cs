using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Formulas;

/// <summary>Borrowed room for a row program over as many rows as run together.</summary>
internal readonly ref struct RowMemory
{
    private readonly Borrowed<int> _places;
    private readonly Borrowed<double> _numbers;

    private RowMemory(RowProgram program, int columns, int rows, bool backward, bool keeps, Width width)
    {
        int steps = program.Steps.Length;
        _places = new((2 * steps) + 1);
        Span<int> places = _places.Span[..(steps + 1)];
        program.Places(columns, rows, places);
        int size = places[^1], scratch = StepLoops.Padded(rows * columns);
        _numbers = new((size * (backward ? 3 : 2)) + scratch);
        Rows = rows;
        Tape = new(program, places, columns, width)
        {
            Values = _numbers.Span[..size],
            Kept = _numbers.Span.Slice(size, size),
            Scratch = _numbers.Span.Slice(2 * size, scratch),
            Slopes = backward ? _numbers.Span.Slice((2 * size) + scratch, size) : default,
            Reached = _places.Span[(steps + 1)..],
            Keeps = keeps,
        };
    }

    /// <summary>How many rows run together.</summary>
    internal int Rows { get; }

    internal RowTape Tape { get; }

    /// <summary>For a block of rows and what it asks for.</summary>
    internal static RowMemory For<S>(RowProgram program, in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => new(
            program, block.Columns, Math.Min(block.Rows, program.RowsAtOnce(block.Columns)), !block.Gradient.IsEmpty, block.HasDerivatives, block.Width);

    public void Dispose()
    {
        _places.Dispose();
        _numbers.Dispose();
    }
}
