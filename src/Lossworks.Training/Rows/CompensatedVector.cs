using System.Numerics;
using System.Runtime.InteropServices;

namespace Lossworks.Training;

/// <summary>Many running sums side by side that carry what rounding loses (Knuth 1969; Ogita, Rump and Oishi 2005, doi:10.1137/030601818).</summary>
internal sealed class CompensatedVector(int length)
{
    private readonly double[] _sum = new double[length], _lost = new double[length];

    internal int Length => _sum.Length;

    /// <summary>Sum number i.</summary>
    internal double this[int i] => double.IsFinite(_lost[i]) ? _sum[i] + _lost[i] : _sum[i];

    /// <summary>Adds one number to each sum.</summary>
    internal void Add(ReadOnlySpan<double> numbers)
    {
        int i = 0;
        ref double sum = ref MemoryMarshal.GetArrayDataReference(_sum), lost = ref MemoryMarshal.GetArrayDataReference(_lost);
        ref double from = ref MemoryMarshal.GetReference(numbers[.._sum.Length]);
        for (; i <= _sum.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> a = Vector.LoadUnsafe(ref sum, (nuint)i), b = Vector.LoadUnsafe(ref from, (nuint)i), s = a + b, part = s - a;
            Vector<double> error = (a - (s - part)) + (b - part);
            s.StoreUnsafe(ref sum, (nuint)i);
            (Vector.LoadUnsafe(ref lost, (nuint)i) + error).StoreUnsafe(ref lost, (nuint)i);
        }

        for (; i < _sum.Length; i++)
            Add(i, numbers[i]);
    }

    /// <summary>Adds to sum number i.</summary>
    internal void Add(int i, double number)
    {
        double a = _sum[i], s = a + number, part = s - a;
        _lost[i] += (a - (s - part)) + (number - part);
        _sum[i] = s;
    }

    internal void Add(CompensatedVector other)
    {
        Add(other._sum);
        for (int i = 0; i < _lost.Length; i++)
            _lost[i] += other._lost[i];
    }

    internal void Clear()
    {
        Array.Clear(_sum);
        Array.Clear(_lost);
    }
}
