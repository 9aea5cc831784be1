using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>M samples of D numbers and what happened, in double, with room where derivatives are added up before they are rounded.</summary>
internal readonly ref struct EnsembleRow : IDisposable
{
    private readonly Borrowed<double> _memory;
    private readonly int _length, _size;

    internal EnsembleRow(int length, int size, bool wantsGradient, bool wantsHessian)
    {
        (_length, _size) = (length, size);
        _memory = new((3 * length) + size);
        Gradient = wantsGradient ? _memory.Span.Slice(length, length) : default;
        Hessian = wantsHessian ? _memory.Span.Slice(2 * length, length) : default;
        Gradient.Clear();
        Hessian.Clear();
    }

    /// <summary>M.</summary>
    internal int Count => _length / _size;

    /// <summary>D.</summary>
    internal int Size => _size;

    /// <summary>What happened.</summary>
    internal ReadOnlySpan<double> Truth => _memory.Span[(3 * _length)..];

    /// <summary>Empty where none is wanted.</summary>
    internal Span<double> Gradient { get; }

    /// <summary>Empty where none is wanted.</summary>
    internal Span<double> Hessian { get; }

    public void Dispose() => _memory.Dispose();

    /// <summary>What is wrong with these numbers of columns; null where nothing is.</summary>
    internal static string? Misfit(int columns, int size) =>
        columns % size == 0 ? null : $"{columns} predictions per row are no whole number of samples of {size}: each sample has one number per target.";

    /// <summary>Where a sample begins.</summary>
    internal int At(int sample) => sample * _size;

    /// <summary>One sample.</summary>
    internal ReadOnlySpan<double> Sample(int sample) => _memory.Span.Slice(At(sample), _size);

    internal void Read<S>(ReadOnlySpan<S> scores, RowTarget<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Widened.Copy(scores, _memory.Span);
        Widened.Copy(target.Values, _memory.Span[(3 * _length)..]);
    }

    internal void Write<S>(Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Widened.CopyBack(Gradient, gradient);
        Widened.CopyBack(Hessian, hessian);
    }
}
