using System.Buffers;

namespace Lossworks.Kernels;

/// <summary>Memory from the shared pool, given back when done.</summary>
internal readonly ref struct Borrowed<S>
{
    private readonly S[] _array;

    internal Borrowed(int length) => (_array, Length) = (length == 0 ? [] : ArrayPool<S>.Shared.Rent(length), length);

    internal int Length { get; }

    internal Span<S> Span => _array.AsSpan(0, Length);

    public void Dispose()
    {
        if (Length > 0)
            ArrayPool<S>.Shared.Return(_array);
    }
}
