namespace Lossworks.Lanes;

/// <summary>
/// Bit patterns for splitting a number into mantissa and exponent around sqrt(1/2): adding <c>1 - sqrt(1/2)</c> as bits before the
/// exponent is cut off moves the seam from 1 to sqrt(1/2) (the scheme of FreeBSD's e_logf.c and of musl's log1p.c).
/// </summary>
internal static class FloatFormat
{
    internal const int SingleRootHalf = 0x3F3504F3;
    internal const int SingleOffset = 0x3F800000 - SingleRootHalf;
    internal const int SingleMantissa = 0x007FFFFF;

    internal const long DoubleRootHalf = 0x3FE6A09E667F3BCD;
    internal const long DoubleOffset = 0x3FF0000000000000 - DoubleRootHalf;
    internal const long DoubleMantissa = 0x000FFFFFFFFFFFFF;
}
