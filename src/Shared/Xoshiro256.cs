using System.Numerics;

namespace Lossworks;

/// <summary>The generator xoshiro256** of Blackman and Vigna (2021), doi:10.1145/3460772, seeded by splitmix64 of Steele, Lea and Flood (2014).</summary>
/// <remarks>
/// Our own, because the algorithm of <see cref="Random"/> is not part of its contract, and a seed must mean the same numbers for ever. Compiled into each
/// library that draws numbers, so that none of them depends on another for it.
/// </remarks>
internal sealed class Xoshiro256
{
    private ulong _a, _b, _c, _d;

    internal Xoshiro256(ulong seed) => (_a, _b, _c, _d) = (SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));

    /// <summary>One of many generators of a seed. The stream is hashed before it meets the seed, so that (1, 2) and (2, 1) have nothing in common.</summary>
    internal Xoshiro256(ulong seed, ulong stream)
        : this(seed ^ SplitMix(ref stream))
    {
    }

    internal Xoshiro256(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    internal ulong Next()
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

    /// <summary>Uniform in [0, 1), with 53 random bits.</summary>
    internal double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An integer from 0 up to, not including, the bound, without bias: Lemire (2019), doi:10.1145/3230636.</summary>
    internal int Below(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold)
                high = Math.BigMul(Next(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Shuffles by Fisher and Yates.</summary>
    internal void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    internal void Save(BinaryWriter writer)
    {
        foreach (ulong word in (ReadOnlySpan<ulong>)[_a, _b, _c, _d])
            writer.Write(word);
    }

    internal void Load(BinaryReader reader) => (_a, _b, _c, _d) = (reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64());

    internal static ulong SplitMix(ref ulong state)
    {
        ulong mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
