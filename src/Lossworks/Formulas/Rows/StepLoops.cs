using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>The loops over the numbers of a step, all rows of a block at once, in lanes.</summary>
/// <remarks>
/// Numbers stand in stretches of <see cref="Padded"/> length, so that whole bundles run over their end. What lies behind the last row is computed as well and
/// never looked at: no number depends on its neighbors, nor on the width.
/// </remarks>
internal static class StepLoops
{
    /// <summary>A multiple of eight doubles with seven to spare: a bundle that begins at the last number still fits.</summary>
    internal static int Padded(int numbers) => (numbers + 14) & ~7;

    /// <summary>Runs code over three operands; one that it does not look at may be any.</summary>
    internal static void Run<F>(Width width, F code, Span<double> to, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
        where F : struct, IStepCode
    {
        switch (width)
        {
            case Width.Bits512 when Vector512.IsHardwareAccelerated:
                Each<F, Vector512<double>, DoubleLanes512>(code, to, a, b, c);
                break;
            case >= Width.Bits256 when Vector256.IsHardwareAccelerated:
                Each<F, Vector256<double>, DoubleLanes256>(code, to, a, b, c);
                break;
            case >= Width.Bits128 when Vector128.IsHardwareAccelerated:
                Each<F, Vector128<double>, DoubleLanes128>(code, to, a, b, c);
                break;
            default:
                Each<F, double, Scalar<double>>(code, to, a, b, c);
                break;
        }
    }

    /// <summary>A function and its first derivative.</summary>
    internal static void Run<F>(Width width, F function, Span<double> to, Span<double> first, ReadOnlySpan<double> x)
        where F : struct, IElementary
    {
        switch (width)
        {
            case Width.Bits512 when Vector512.IsHardwareAccelerated:
                Each<F, Vector512<double>, DoubleLanes512>(function, to, first, x);
                break;
            case >= Width.Bits256 when Vector256.IsHardwareAccelerated:
                Each<F, Vector256<double>, DoubleLanes256>(function, to, first, x);
                break;
            case >= Width.Bits128 when Vector128.IsHardwareAccelerated:
                Each<F, Vector128<double>, DoubleLanes128>(function, to, first, x);
                break;
            default:
                Each<F, double, Scalar<double>>(function, to, first, x);
                break;
        }
    }

    /// <summary>The number of each row at every place of it.</summary>
    internal static void Spread(Width width, ReadOnlySpan<double> numbers, int columns, Span<double> to)
    {
        switch (width)
        {
            case Width.Bits512 when Vector512.IsHardwareAccelerated:
                Spread<Vector512<double>, DoubleLanes512>(numbers, columns, to);
                break;
            case >= Width.Bits256 when Vector256.IsHardwareAccelerated:
                Spread<Vector256<double>, DoubleLanes256>(numbers, columns, to);
                break;
            case >= Width.Bits128 when Vector128.IsHardwareAccelerated:
                Spread<Vector128<double>, DoubleLanes128>(numbers, columns, to);
                break;
            default:
                Spread<double, Scalar<double>>(numbers, columns, to);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each<F, V, O>(F code, Span<double> to, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
        where F : struct, IStepCode
        where V : struct
        where O : struct, ILanes<V>
    {
        ref double x = ref First(a, to.Length), y = ref First(b, to.Length), z = ref First(c, to.Length), result = ref First(to, to.Length);
        for (int i = 0; i < to.Length; i += O.Count)
            Store(ref result, i, code.At<V, O>(Load<V>(ref x, i), Load<V>(ref y, i), Load<V>(ref z, i)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each<F, V, O>(F function, Span<double> to, Span<double> first, ReadOnlySpan<double> from)
        where F : struct, IElementary
        where V : struct
        where O : struct, ILanes<V>
    {
        ref double x = ref First(from, to.Length), value = ref First(to, to.Length), slope = ref First(first, to.Length);
        for (int i = 0; i < to.Length; i += O.Count)
        {
            Expansion<V> f = function.At<V, O>(Load<V>(ref x, i));
            Store(ref value, i, f.Value);
            Store(ref slope, i, f.First);
        }
    }

    /// <summary>Whole bundles: what runs over the end of a row, the next row covers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread<V, O>(ReadOnlySpan<double> numbers, int columns, Span<double> to)
        where V : struct
        where O : struct, ILanes<V>
    {
        ref double result = ref First(to, Padded(numbers.Length * columns));
        for (int row = 0, start = 0; row < numbers.Length; row++, start += columns)
        {
            V number = O.Create(numbers[row]);
            for (int j = 0; j < columns; j += O.Count)
                Store(ref result, start + j, number);
        }
    }

    /// <summary>The first of so many numbers: whole bundles of them, all there.</summary>
    private static ref double First(ReadOnlySpan<double> numbers, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(count % 8, 0);
        return ref MemoryMarshal.GetReference(numbers[..count]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(ref double from, int i)
        where V : struct
        => Unsafe.ReadUnaligned<V>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref from, i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(ref double to, int i, V x)
        where V : struct
        => Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref to, i)), x);
}
