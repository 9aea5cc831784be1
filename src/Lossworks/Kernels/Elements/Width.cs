using System.Runtime.Intrinsics;

namespace Lossworks.Kernels;

/// <summary>The widest vectors that the hardware accelerates. Forced wider code runs 20 to 50 times slower.</summary>
internal enum Width
{
    Scalar = 1,
    Bits128 = 128,
    Bits256 = 256,
    Bits512 = 512,
}

internal static class Widths
{
    /// <summary>The widest of this machine.</summary>
    internal static Width Best =>
        Vector512.IsHardwareAccelerated ? Width.Bits512
        : Vector256.IsHardwareAccelerated ? Width.Bits256
        : Vector128.IsHardwareAccelerated ? Width.Bits128
        : Width.Scalar;
}
