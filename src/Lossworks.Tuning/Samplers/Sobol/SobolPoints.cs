namespace Lossworks.Tuning;

/// <summary>Points of the unit cube that fill it evenly: the Sobol sequence, scrambled by a seed.</summary>
/// <remarks>
/// Sobol (1967), doi:10.1016/0041-5553(67)90144-9. Of the first 2^m points, in each dimension each of 2^m equal intervals has exactly one, and the like holds
/// of many boxes. Scrambling after Owen (1995), doi:10.1007/978-1-4612-2552-2_19, keeps that, and makes every point uniform: each binary digit is turned over
/// or not by a coin that hangs on the digits above it. The coins are hashes, so that any point is had at once and none needs those before it.
/// Coordinates beyond the 1,024 dimensions of the table are independent random numbers.
/// </remarks>
internal static class SobolPoints
{
    private const int Digits = SobolDirections.Digits;

    /// <summary>The point of an index from 0.</summary>
    internal static double[] At(long index, int dimensions, ulong seed)
    {
        double[] point = new double[dimensions];
        Fill(point, index, seed);
        return point;
    }

    /// <summary>The same into the caller's memory.</summary>
    internal static void Fill(Span<double> point, long index, ulong seed)
    {
        for (int i = 0; i < point.Length; i++)
        {
            ulong key = Hash(seed, (ulong)i);
            // Beyond the table, and beyond the digits of the index, no net is known.
            point[i] = i < SobolDirections.Dimensions && index < 1L << Digits
                ? Scrambled(Raw(index, i), key)
                : (Hash(key, (ulong)index) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>A coordinate of the sequence as it is, its digits as a whole number; in the order of Antonov and Saleev (1979), as peers have it.</summary>
    internal static uint Raw(long index, int dimension)
    {
        ReadOnlySpan<uint> directions = SobolDirections.Of(dimension);
        uint digits = 0;
        int place = 0;
        for (ulong gray = (ulong)(index ^ (index >> 1)); gray != 0; gray >>= 1)
        {
            if ((gray & 1) == 1)
                digits ^= directions[place];
            place++;
        }

        return digits;
    }

    /// <summary>Turns each digit over by a coin of its own for all that stands above it, and goes on at random below the last.</summary>
    private static double Scrambled(uint digits, ulong key)
    {
        // A place in the tree of digits: those above, behind a leading one that tells how many they are.
        ulong above = 1, scrambled = 0;
        for (int place = Digits - 1; place >= 0; place--)
        {
            uint digit = (digits >> place) & 1;
            scrambled = (scrambled << 1) | (digit ^ (Hash(key, above) >> 63));
            above = (above << 1) | digit;
        }

        const int Below = 53 - Digits;
        return ((scrambled << Below) | (Hash(key, above) >> (64 - Below))) * (1.0 / (1UL << 53));
    }

    private static ulong Hash(ulong key, ulong value)
    {
        ulong state = key ^ Xoshiro256.SplitMix(ref value);
        return Xoshiro256.SplitMix(ref state);
    }
}
