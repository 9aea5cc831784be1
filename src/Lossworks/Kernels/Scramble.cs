namespace Lossworks.Kernels;

/// <summary>
/// The scrambler of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): the same bits from the same numbers on any machine.
/// </summary>
internal static class Scramble
{
    /// <summary>How far one state lies from the next: 2^64 over the golden ratio.</summary>
    internal const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Every bit of the result depends on every bit of the state.</summary>
    internal static ulong Of(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }

    /// <summary>0 &lt;= u &lt; 1 from 53 of the bits.</summary>
    internal static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// 0 &lt;= u &lt; 1 from a seed, a row and a class: what is drawn for one place does not depend on what was drawn before, so neither
    /// order nor threads matter.
    /// </summary>
    internal static double Unit(int seed, int row, int label) =>
        Unit(Of(Of(Of((ulong)seed + Step) + (ulong)row + Step) + (ulong)label + Step));
}
