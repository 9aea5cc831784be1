using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Benchmarks.Cases;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>Value and gradient as one would write them by hand for AVX2: derivatives worked out on paper, one pass, sums in double.</summary>
internal static class ByHand
{
    /// <summary>None where the loss was not written by hand.</summary>
    internal static Func<double?>? Make(Case of, CaseNumbers n)
    {
        if (of.Hessian || of.Threads > 1)
            return null;
        return of.Subject.Name switch
        {
            Subject.Exp => () =>
            {
                Exp(n.Predictions, n.Gradient);
                return null;
            }
            ,
            "squared-error" => () => Loop<Squared>(n.Predictions, n.Targets, n.Gradient),
            "absolute-error" => () => Loop<Absolute>(n.Predictions, n.Targets, n.Gradient),
            "huber" => () => Loop<Huber>(n.Predictions, n.Targets, n.Gradient),
            "pinball" => () => Loop<Pinball>(n.Predictions, n.Targets, n.Gradient),
            "logistic" => () => Loop<Logistic>(n.Predictions, n.Targets, n.Gradient),
            "hinge" => () => Loop<Hinge>(n.Predictions, n.Targets, n.Gradient),
            _ => null,
        };
    }

    /// <summary>Value and derivative of eight losses.</summary>
    private interface IEight
    {
        static abstract Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Loop<L>(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
        where L : struct, IEight
    {
        ref float p = ref MemoryMarshal.GetReference(predictions), t = ref MemoryMarshal.GetReference(targets), g = ref MemoryMarshal.GetReference(gradient);
        nuint i = 0, length = (nuint)predictions.Length;
        Vector256<float> scale = Vector256.Create(1f / predictions.Length), slope;
        Vector256<double> low = default, high = default;
        for (; i + 8 <= length; i += 8)
        {
            Vector256<float> value = L.Of(Vector256.LoadUnsafe(ref p, i), Vector256.LoadUnsafe(ref t, i), out slope);
            low += Vector256.WidenLower(value);
            high += Vector256.WidenUpper(value);
            (scale * slope).StoreUnsafe(ref g, i);
        }

        double rest = 0;
        for (; i < length; i++)
        {
            rest += L.Of(Vector256.Create(Unsafe.Add(ref p, i)), Vector256.Create(Unsafe.Add(ref t, i)), out slope).ToScalar();
            Unsafe.Add(ref g, i) = scale.ToScalar() * slope.ToScalar();
        }

        return (Vector256.Sum(low + high) + rest) / predictions.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exp(ReadOnlySpan<float> source, Span<float> into)
    {
        ref float x = ref MemoryMarshal.GetReference(source), y = ref MemoryMarshal.GetReference(into);
        nuint i = 0, length = (nuint)source.Length;
        for (; i + 8 <= length; i += 8)
            Exp(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        for (; i < length; i++)
            Unsafe.Add(ref y, i) = Exp(Vector256.Create(Unsafe.Add(ref x, i))).ToScalar();
    }

    private readonly struct Squared : IEight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope)
        {
            Vector256<float> r = prediction - target;
            slope = r + r;
            return r * r;
        }
    }

    private readonly struct Absolute : IEight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope)
        {
            Vector256<float> r = prediction - target;
            slope = Vector256.CopySign(Vector256<float>.One, r);
            return Vector256.Abs(r);
        }
    }

    private readonly struct Huber : IEight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope)
        {
            Vector256<float> r = prediction - target, delta = Vector256.Create((float)MadeNumbers.Delta);
            slope = Vector256.MinNative(Vector256.MaxNative(r, -delta), delta);
            return slope * (r - (Vector256.Create(0.5f) * slope));
        }
    }

    private readonly struct Pinball : IEight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope)
        {
            Vector256<float> r = prediction - target;
            Vector256<float> below = Vector256.Create((float)-MadeNumbers.Quantile), above = Vector256.Create((float)(1 - MadeNumbers.Quantile));
            slope = Vector256.ConditionalSelect(Vector256.LessThan(r, Vector256<float>.Zero), below, above);
            return slope * r;
        }
    }

    private readonly struct Hinge : IEight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope)
        {
            Vector256<float> missing = Vector256<float>.One - (prediction * target);
            slope = Vector256.ConditionalSelect(Vector256.GreaterThan(missing, Vector256<float>.Zero), -target, Vector256<float>.Zero);
            return Vector256.MaxNative(missing, Vector256<float>.Zero);
        }
    }

    private readonly struct Logistic : IEight
    {
        /// <summary>log(1 + e^p) - p t from one e^-|p|.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> prediction, Vector256<float> target, out Vector256<float> slope)
        {
            Vector256<float> one = Vector256<float>.One, zero = Vector256<float>.Zero, e = Exp(-Vector256.Abs(prediction)), share = one / (one + e);
            slope = Vector256.ConditionalSelect(Vector256.LessThan(prediction, zero), e * share, share) - target;
            return Vector256.MaxNative(prediction, zero) + Log1p(e) - (prediction * target);
        }
    }

    /// <summary>e^x = 2^n e^r by the polynomial of Cephes' expf (Moshier 1989), for x within the normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.MaxNative(x, Vector256.Create(-87f));
        Vector256<float> n = Vector256.Round(x * Vector256.Create(1.44269504f));
        Vector256<float> r = Fma(n, Vector256.Create(2.12194440e-4f), Fma(n, Vector256.Create(-0.693359375f), x));
        Vector256<float> sum = Fma(Vector256.Create(1.9875691500e-4f), r, Vector256.Create(1.3981999507e-3f));
        sum = Fma(sum, r, Vector256.Create(8.3334519073e-3f));
        sum = Fma(sum, r, Vector256.Create(4.1665795894e-2f));
        sum = Fma(sum, r, Vector256.Create(1.6666665459e-1f));
        sum = Fma(sum, r, Vector256.Create(5.0000001201e-1f));
        sum = Fma(sum, r * r, r + Vector256<float>.One);
        return sum * Vector256.ShiftLeft(Vector256.ConvertToInt32Native(n) + Vector256.Create(127), 23).AsSingle();
    }

    /// <summary>log(1 + e) for 0 &lt;= e &lt;= 1 by the polynomial of Cephes' logf (Moshier 1989).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log1p(Vector256<float> e)
    {
        Vector256<float> large = Vector256.GreaterThan(e, Vector256.Create(0.41421356f));
        // 1 + e = 2 (1 + (e - 1)/2)
        Vector256<float> f = Vector256.ConditionalSelect(large, Fma(e, Vector256.Create(0.5f), Vector256.Create(-0.5f)), e);
        Vector256<float> sum = Fma(Vector256.Create(7.0376836292e-2f), f, Vector256.Create(-1.1514610310e-1f));
        sum = Fma(sum, f, Vector256.Create(1.1676998740e-1f));
        sum = Fma(sum, f, Vector256.Create(-1.2420140846e-1f));
        sum = Fma(sum, f, Vector256.Create(1.4249322787e-1f));
        sum = Fma(sum, f, Vector256.Create(-1.6668057665e-1f));
        sum = Fma(sum, f, Vector256.Create(2.0000714765e-1f));
        sum = Fma(sum, f, Vector256.Create(-2.4999993993e-1f));
        sum = Fma(sum, f, Vector256.Create(3.3333331174e-1f));
        Vector256<float> square = f * f, log = Fma(sum * f, square, Fma(square, Vector256.Create(-0.5f), f));
        return log + (large & Vector256.Create(0.693147181f).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);
}
