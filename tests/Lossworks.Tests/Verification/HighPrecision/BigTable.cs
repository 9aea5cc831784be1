using System.Globalization;
using System.Numerics;
using Lossworks.Verification;

namespace Lossworks.Tests.Verification.HighPrecision;

/// <summary>Arguments and true values of one function, from tests/Golden/high-precision.</summary>
internal static class BigTable
{
    internal static IEnumerable<Entry> Read(string function) =>
        File.ReadLines(Repository.Path("tests", "Golden", "high-precision", function + ".txt")).Select(Parse);

    private static Entry Parse(string line)
    {
        string[] parts = line.Split(' ');
        return new(Double(parts[0]), parts.Length == 3 ? Double(parts[1]) : 0, Real(parts[^1]));
    }

    private static double Double(string bits) => BitConverter.UInt64BitsToDouble(Convert.ToUInt64(bits, 16));

    private static BigReal Real(string text)
    {
        bool negative = text.StartsWith('-');
        string[] parts = text.TrimStart('-').Split(':');
        BigInteger mantissa = BigInteger.Parse("0" + parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return BigReal.Create(negative ? -mantissa : mantissa, BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>One line.</summary>
    /// <param name="Argument">The argument, exactly.</param>
    /// <param name="Exponent">The exponent of a power.</param>
    /// <param name="Value">The true value, to 1088 bits.</param>
    internal readonly record struct Entry(double Argument, double Exponent, BigReal Value);
}
