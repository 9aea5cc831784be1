namespace Lossworks.Benchmarks;

/// <summary>Numbers that every process makes for itself, alike: hashes of their index. <c>peers/losses.py</c> makes the same in Python.</summary>
internal sealed class MadeNumbers(int rows, int columns)
{
    /// <summary>Parameters of the losses that have some; the peers written in Python state the same.</summary>
    internal const double Delta = 1, Quantile = 0.9, Smoothing = 0.1, Gamma = 2;

    /// <summary>Predictions, row after row, from -2 to 2.</summary>
    internal float[] Predictions() => Fill(rows * columns, i => Symmetric(i, 1));

    /// <summary>One target per row, from -2 to 2.</summary>
    internal float[] Targets() => Fill(rows, i => Symmetric(i, 2));

    /// <summary>One label per row: 0 or 1.</summary>
    internal float[] Labels() => Fill(rows, i => Symmetric(i, 2) > 0 ? 1 : 0);

    /// <summary>One label per row: -1 or 1.</summary>
    internal float[] Signs() => Fill(rows, i => Symmetric(i, 2) > 0 ? 1 : -1);

    /// <summary>One class per row.</summary>
    internal int[] Classes()
    {
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++)
            classes[i] = (int)((double)Uniform(i, 2) * columns);
        return classes;
    }

    /// <summary>One class per row, as libtorch takes them.</summary>
    internal long[] LongClasses() => Array.ConvertAll(Classes(), c => (long)c);

    /// <summary>A share for each class, row after row; the shares of a row add up to 1.</summary>
    internal float[] Shares()
    {
        float[] shares = Fill(rows * columns, i => Uniform(i, 3) + 0.5f);
        for (int row = 0; row < rows; row++)
        {
            Span<float> one = shares.AsSpan(row * columns, columns);
            double total = 0;
            foreach (float share in one)
                total += share;
            foreach (ref float share in one)
                share = (float)(share / total);
        }

        return shares;
    }

    /// <summary>A weight for each class: 0.5, 0.75, 1, 1.25 and again.</summary>
    internal float[] ClassWeights() => Fill(columns, k => 0.5f + (k % 4 * 0.25f));

    private static float Symmetric(int index, uint seed) => (Uniform(index, seed) * 4) - 2;

    /// <summary>From 0 to 1 in steps of 2^-24: the upper bits of a hash of the index (the finalizer of MurmurHash3, Appleby 2011).</summary>
    private static float Uniform(int index, uint seed)
    {
        unchecked
        {
            uint h = (uint)index + (seed * 0x9E3779B9);
            h ^= h >> 16;
            h *= 0x85EBCA6B;
            h ^= h >> 13;
            h *= 0xC2B2AE35;
            h ^= h >> 16;
            return (h >> 8) * (1f / (1 << 24));
        }
    }

    private static float[] Fill(int count, Func<int, float> of)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = of(i);
        return numbers;
    }
}
