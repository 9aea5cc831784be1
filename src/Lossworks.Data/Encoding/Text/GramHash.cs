namespace Lossworks.Data;

/// <summary>The number of the bucket that a run of words falls into: the same on every machine, in every run and in every version, since saved models rely on it.</summary>
/// <remarks>
/// FNV-1a over units of UTF-16 (Fowler, Noll and Vo; www.isthe.com/chongo/tech/comp/fnv), then the finalizer of MurmurHash3 (Appleby), because the high bits choose
/// the bucket (Lemire 2019, doi:10.1145/3230636) and FNV leaves those of short texts nearly alone.
/// </remarks>
internal static class GramHash
{
    public static int BucketOf(ReadOnlySpan<char> gram, int buckets)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in gram) hash = (hash ^ unit) * 0x100000001B3;
        return (int)Math.BigMul(Mix(hash), (ulong)buckets, out _);
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
