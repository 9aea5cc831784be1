using System.Globalization;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>Arguments and true values of one function, from tests/Golden/elementary.</summary>
internal sealed class AccuracyTable
{
    private AccuracyTable(IReadOnlyList<Entry> entries) => Entries = entries;

    /// <summary>In the order of the file.</summary>
    internal IReadOnlyList<Entry> Entries { get; }

    internal static AccuracyTable Read(string function) =>
        new([.. File.ReadLines(Repository.Path("tests", "Golden", "elementary", function + ".txt")).Select(Parse)]);

    private static Entry Parse(string line)
    {
        string[] parts = line.Split(' ');
        bool single = parts[0].Length == 8;
        double argument = single ? BitConverter.UInt32BitsToSingle(Convert.ToUInt32(parts[0], 16)) : Double(parts[0]);
        double exponent = parts.Length == 4 ? Double(parts[1]) : 1;
        return new(single, argument, exponent, Double(parts[^2]), int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }

    private static double Double(string bits) => BitConverter.UInt64BitsToDouble(Convert.ToUInt64(bits, 16));

    /// <summary>One line.</summary>
    /// <param name="Single">Whether the argument is a float, for the float function.</param>
    /// <param name="Argument">The argument, exactly.</param>
    /// <param name="Exponent">The exponent of a power.</param>
    /// <param name="Nearest">The double nearest to the true value.</param>
    /// <param name="Hundredths">What that leaves over, in hundredths of its ulp.</param>
    internal readonly record struct Entry(bool Single, double Argument, double Exponent, double Nearest, int Hundredths);
}
