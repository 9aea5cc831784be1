using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lossworks.Kernels;

/// <summary>A run of elements in the caller's memory; what was not asked for is a null reference.</summary>
internal ref struct ElementBlock<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    internal ref S Prediction, Target, Weight, Gradient, Hessian, Loss;

    /// <summary>How many elements.</summary>
    internal int Count;

    /// <summary>What derivatives are multiplied by: one over the divisor of the reduction.</summary>
    internal double Scale;

    internal readonly bool HasWeights => !Unsafe.IsNullRef(ref Weight);

    internal readonly bool HasGradient => !Unsafe.IsNullRef(ref Gradient);

    internal readonly bool HasHessian => !Unsafe.IsNullRef(ref Hessian);

    internal readonly bool HasLosses => !Unsafe.IsNullRef(ref Loss);

    /// <summary>The same from element <paramref name="start"/> on.</summary>
    internal readonly ElementBlock<S> Slice(int start, int count)
    {
        ElementBlock<S> part = default;
        part.Prediction = ref Unsafe.Add(ref Prediction, start);
        part.Target = ref Unsafe.Add(ref Target, start);
        part.Weight = ref Shift(ref Weight, start);
        part.Gradient = ref Shift(ref Gradient, start);
        part.Hessian = ref Shift(ref Hessian, start);
        part.Loss = ref Shift(ref Loss, start);
        (part.Count, part.Scale) = (count, Scale);
        return part;
    }

    private static ref S Shift(ref S origin, int start)
    {
        if (Unsafe.IsNullRef(ref origin))
            return ref origin;
        return ref Unsafe.Add(ref origin, start);
    }
}
