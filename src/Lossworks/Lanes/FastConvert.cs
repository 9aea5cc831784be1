using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>
/// Between whole doubles below 2^51 and 64-bit integers, by adding 1.5 * 2^52 so that the integer stands in the low bits of the mantissa.
/// The direct conversion exists only with AVX-512; elsewhere the runtime would go lane by lane.
/// </summary>
internal static class FastConvert
{
    private const double Magic = 6755399441055744.0; // 1.5 * 2^52
    private const long MagicBits = 0x4338000000000000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<long> ToInt64(Vector128<double> x) => (x + Vector128.Create(Magic)).AsInt64() - Vector128.Create(MagicBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<long> ToInt64(Vector256<double> x) => (x + Vector256.Create(Magic)).AsInt64() - Vector256.Create(MagicBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<long> ToInt64(Vector512<double> x) => (x + Vector512.Create(Magic)).AsInt64() - Vector512.Create(MagicBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> ToDouble(Vector128<long> n) => (n + Vector128.Create(MagicBits)).AsDouble() - Vector128.Create(Magic);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ToDouble(Vector256<long> n) => (n + Vector256.Create(MagicBits)).AsDouble() - Vector256.Create(Magic);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ToDouble(Vector512<long> n) => (n + Vector512.Create(MagicBits)).AsDouble() - Vector512.Create(Magic);
}
