using System.Numerics;

namespace Lossworks.Training;

/// <summary>xoshiro256** (Blackman and Vigna 2021, doi:10.1145/3460772), because the algorithm of System.Random is not a contract.</summary>
internal sealed class Xoshiro256
{
    private readonly ulong[] _state = new ulong[4];

    internal Xoshiro256(ulong seed)
    {
        // splitmix64 spreads any seed, 0 included, over the state.
        for (int i = 0; i < 4; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            ulong z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            _state[i] = z ^ (z >> 31);
        }
    }

    internal ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_state[1] * 5, 7) * 9, shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), with 53 random bits.</summary>
    internal double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..bound-1, without bias (Lemire 2019, doi:10.1145/3230636).</summary>
    internal int NextBelow(int bound)
    {
        ulong range = (ulong)bound, threshold = (0 - range) % range;
        while (true)
        {
            ulong high = Math.BigMul(Next(), range, out ulong low);
            if (low >= threshold)
                return (int)high;
        }
    }

    /// <summary>A random order (Fisher and Yates).</summary>
    internal void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    internal void Save(BinaryWriter writer)
    {
        foreach (ulong word in _state)
            writer.Write(word);
    }

    internal void Load(BinaryReader reader)
    {
        for (int i = 0; i < 4; i++)
            _state[i] = reader.ReadUInt64();
    }
}
