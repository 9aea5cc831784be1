using System.Globalization;

namespace Lossworks.Verification;

/// <summary>Where a bad range begins and ends, found by halving, and in words.</summary>
/// <param name="Low">Null where it has no lower end.</param>
/// <param name="High">Null where it has no upper end.</param>
internal readonly record struct RangeEdges(double? Low, double? High)
{
    private const int Halvings = 40;

    /// <summary>1 where it has no upper end, -1 where it has no lower one, 0 else.</summary>
    internal int Side => (Low, High) switch
    {
        (not null, null) => 1,
        (null, not null) => -1,
        _ => 0,
    };

    /// <summary>Which ends a range has, as far as the samples tell.</summary>
    internal static int SideOf(AuditLine line, BadRange range)
    {
        bool low = Neighbor(line, range, -1) is not null, high = Neighbor(line, range, 1) is not null;
        return low == high ? 0 : low ? 1 : -1;
    }

    internal static RangeEdges Of(AuditSheet sheet, FormulaMachine machine, BadRange range)
    {
        AuditLine line = sheet.Lines[range.Line];
        double? low = Edge(sheet, machine, range, Neighbor(line, range, -1), line.Coordinates[range.First]);
        double? high = Edge(sheet, machine, range, Neighbor(line, range, 1), line.Coordinates[range.Last]);

        // Nothing lies beyond the first and the last number of a closed domain.
        return low is null && high == line.Coordinates[0] ? new(high, high) : high is null && low == line.Coordinates[^1] ? new(low, low) : new(low, high);
    }

    /// <summary>As in "where the prediction is" above 709.8.</summary>
    internal string Describe(bool precise) => (Low, High) switch
    {
        (null, null) => "any number",
        ({ } low, null) => $"above {Text(low, precise)}",
        (null, { } high) => $"below {Text(high, precise)}",
        ({ } low, { } high) => low == high ? Text(low, precise) : $"between {Text(low, precise)} and {Text(high, precise)}",
    };

    private static string Text(double x, bool precise) =>
        double.Parse(x.ToString(precise ? "G4" : "G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The next sample beside a range at which the truth is known and a number of full precision; null where there is none.</summary>
    private static double? Neighbor(AuditLine line, BadRange range, int step)
    {
        for (int i = (step < 0 ? range.First : range.Last) + step; i >= 0 && i < line.Samples.Length; i += step)
        {
            AuditSample sample = line.Samples[i];
            if (sample.Speaks(range.Index, range.Single) && !sample.IsTiny(range.Index, range.Single))
                return line.Coordinates[i];
        }

        return null;
    }

    private static double? Edge(AuditSheet sheet, FormulaMachine machine, BadRange range, double? good, double bad)
    {
        if (good is not { } right)
            return null;
        double wrong = bad;
        for (int n = 0; n < Halvings && Math.Abs(right - wrong) > 2e-4 * Math.Abs(wrong); n++)
        {
            double middle = Middle(right, wrong);
            middle = range.Single ? (float)middle : middle;
            if (middle == right || middle == wrong)
                break;
            if (IsBad(sheet, machine, range, middle))
                wrong = middle;
            else
                right = middle;
        }

        return wrong;
    }

    /// <summary>Halves the exponents where the two are far apart.</summary>
    private static double Middle(double a, double b)
    {
        if (a == 0 || b == 0)
            return Math.Max(Math.Abs(a), Math.Abs(b)) is var size && size > 1e-30 ? (a + b) * 1e-3 : (a + b) / 2;
        bool far = Math.Sign(a) == Math.Sign(b) && Math.Abs(Math.Log2(a / b)) > 1;
        return far ? Math.Sign(a) * Math.Exp((Math.Log(Math.Abs(a)) + Math.Log(Math.Abs(b))) / 2) : (a / 2) + (b / 2);
    }

    private static bool IsBad(AuditSheet sheet, FormulaMachine machine, BadRange range, double x)
    {
        AuditSample sample = sheet.Sample(sheet.Lines[range.Line].Place(x));
        double[] marks = Judgement.Marks(sample, machine, range.Single);
        return marks.Length > 0 && marks[range.Index] is var mark && mark > 0 && mark == AuditSample.NotFinite == range.NotFinite;
    }
}
