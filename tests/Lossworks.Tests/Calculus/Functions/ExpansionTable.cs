using System.Globalization;

namespace Lossworks.Tests.Calculus.Functions;

/// <summary>Arguments with true values and derivatives of one function, from tests/Golden/elementary/derivatives.</summary>
internal static class ExpansionTable
{
    internal static IReadOnlyList<Entry> Read(string function) =>
        [.. File.ReadLines(Repository.Path("tests", "Golden", "elementary", "derivatives", function + ".txt")).Select(Parse)];

    private static Entry Parse(string line)
    {
        string[] parts = line.Split(' ');
        bool single = parts[0].Length == 8;
        double argument = single ? BitConverter.UInt32BitsToSingle((uint)Whole(parts[0])) : Double(parts[0]);
        return new(single, argument, parts.Length == 5 ? Double(parts[1]) : 1, Double(parts[^3]), Double(parts[^2]), Double(parts[^1]));
    }

    private static double Double(string bits) => BitConverter.UInt64BitsToDouble(Whole(bits));

    private static ulong Whole(string bits) => ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>One line.</summary>
    /// <param name="Single">Whether the argument is a float, for the float function.</param>
    /// <param name="Argument">The argument, exactly.</param>
    /// <param name="Exponent">The exponent of a power.</param>
    /// <param name="Value">The double nearest to the value.</param>
    /// <param name="First">The double nearest to the first derivative.</param>
    /// <param name="Second">The double nearest to the second derivative.</param>
    internal readonly record struct Entry(bool Single, double Argument, double Exponent, double Value, double First, double Second);
}
