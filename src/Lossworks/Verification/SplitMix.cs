using Lossworks.Kernels;

namespace Lossworks.Verification;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): the same numbers from a seed on any machine.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    internal double NextUnit() => Scramble.Unit(Scramble.Of(_state += Scramble.Step));
}
