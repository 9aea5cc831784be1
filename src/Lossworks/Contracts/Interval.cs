using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lossworks;

/// <summary>A range of real numbers whose ends may be open, closed or infinite: the domain of an argument or the range of a parameter.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="LowOpen">Whether the lower end itself is left out.</param>
/// <param name="HighOpen">Whether the upper end itself is left out.</param>
public readonly record struct Interval(double Low, double High, bool LowOpen = false, bool HighOpen = false)
{
    /// <summary>Every finite number.</summary>
    public static Interval Real { get; } = new(double.NegativeInfinity, double.PositiveInfinity, true, true);

    /// <summary>Every number, the infinities included.</summary>
    public static Interval ExtendedReal { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>x &gt; 0.</summary>
    public static Interval Positive { get; } = new(0, double.PositiveInfinity, true, true);

    /// <summary>x &gt;= 0.</summary>
    public static Interval NonNegative { get; } = new(0, double.PositiveInfinity, false, true);

    /// <summary>0 &lt;= x &lt;= 1.</summary>
    public static Interval Unit { get; } = new(0, 1);

    /// <summary>0 &lt; x &lt; 1.</summary>
    public static Interval OpenUnit { get; } = new(0, 1, true, true);

    /// <summary>A stretch inside the range that is left out, both ends of it excepted: no Tweedie model has a power between 0 and 1.</summary>
    public (double From, double To)? Gap { get; init; }

    /// <summary>x not 0: the smallest numbers on both sides of it are inside.</summary>
    public static Interval NonZero { get; } = Real.Outside(-double.Epsilon, double.Epsilon);

    /// <summary>Whether the number lies inside; NaN never does.</summary>
    public bool Contains(double x) =>
        (LowOpen ? x > Low : x >= Low) && (HighOpen ? x < High : x <= High) && !(Gap is { } gap && x > gap.From && x < gap.To);

    /// <summary>The same range without what lies strictly between two numbers.</summary>
    public Interval Outside(double from, double to) => this with { Gap = (from, to) };

    /// <summary>The value itself if it lies inside.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not; the message names the parameter, its value and the range.</exception>
    public double Require(double value, [CallerArgumentExpression(nameof(value))] string name = "value")
    {
        if (!Contains(value))
            throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be {Describe(name)}.");
        return value;
    }

    /// <summary>The range as a condition: <c>0 &lt; x &lt;= 1</c>, <c>x &gt;= 0</c>, <c>any real number</c>.</summary>
    public string Describe(string variable)
    {
        if (this == NonZero)
            return $"{variable} not 0";
        if (Gap is { } gap)
            return string.Create(CultureInfo.InvariantCulture, $"{variable} <= {gap.From:R} or {variable} >= {gap.To:R}");
        bool boundedBelow = !double.IsNegativeInfinity(Low), boundedAbove = !double.IsPositiveInfinity(High);
        string low = Low.ToString("R", CultureInfo.InvariantCulture), high = High.ToString("R", CultureInfo.InvariantCulture);
        return (boundedBelow, boundedAbove) switch
        {
            (true, true) => $"{low} {(LowOpen ? "<" : "<=")} {variable} {(HighOpen ? "<" : "<=")} {high}",
            (true, false) => $"{variable} {(LowOpen ? ">" : ">=")} {low}",
            (false, true) => $"{variable} {(HighOpen ? "<" : "<=")} {high}",
            _ => LowOpen ? "any real number" : "any real number or an infinity",
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Describe("x");
}
