using System.Numerics;

namespace Lossworks.Data;

/// <summary>The generator xoshiro256** of Blackman and Vigna (2021), doi:10.1145/3460772, seeded by splitmix64 of Steele, Lea and Flood (2014).</summary>
/// <remarks>Our own, because the algorithm of <see cref="Random"/> is not part of its contract, and a seed must mean the same folds for ever.</remarks>
internal sealed class Xoshiro256
{
    private ulong _a, _b, _c, _d;

    public Xoshiro256(ulong seed, ulong stream = 0)
    {
        // The stream is hashed before it meets the seed, so that (seed 1, stream 2) and (seed 2, stream 1) have nothing in common.
        ulong state = seed ^ SplitMix(ref stream);
        (_a, _b, _c, _d) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    internal Xoshiro256(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>An integer from 0 up to, not including, the bound, without bias: Lemire (2019), doi:10.1145/3230636.</summary>
    public int Below(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold) high = Math.BigMul(Next(), range, out low);
        }
        return (int)high;
    }

    /// <summary>Shuffles by Fisher and Yates.</summary>
    public void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    internal static ulong SplitMix(ref ulong state)
    {
        ulong mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
