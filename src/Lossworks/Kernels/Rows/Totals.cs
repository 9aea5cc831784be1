using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The sum of positive numbers, and the sum of all but one of them without cancellation.</summary>
internal readonly record struct Totals
{
    private int Top { get; init; }

    private double WithoutTop { get; init; }

    /// <summary>Of all.</summary>
    internal double Sum { get; private init; }

    internal static Totals Of<S>(ReadOnlySpan<S> numbers)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int top = Largest.IndexIn(numbers);
        CompensatedSum others = default;
        for (int k = 0; k < numbers.Length; k++)
            others.Add(k == top ? 0 : double.CreateTruncating(numbers[k]));
        return new() { Top = top, WithoutTop = others.Total, Sum = others.Total + double.CreateTruncating(numbers[top]) };
    }

    /// <summary>The sum without number k, which is x: only the largest can be nearly all of it.</summary>
    internal double Without(double x, int k) => k == Top ? WithoutTop : Sum - x;
}
