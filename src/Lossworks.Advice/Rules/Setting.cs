namespace Lossworks.Advice.Rules;

/// <summary>How a parameter stands in a SPEC: what is open of it, and where the search begins.</summary>
/// <param name="Open">A range such as <c>0.1..10 log</c>, or the value where nothing is open.</param>
/// <param name="Start">The value that is tried first.</param>
internal sealed record Setting(string Open, string Start)
{
    /// <summary>Nothing open.</summary>
    internal static Setting Fixed(string value) => new(value, value);

    internal static Setting Between(double low, double high, double start) => new($"{Text(low)}..{Text(high)}", Text(Math.Clamp(start, low, high)));

    /// <summary>By its logarithm.</summary>
    internal static Setting Log(double low, double high, double start) => new($"{Text(low)}..{Text(high)} log", Text(Math.Clamp(start, low, high)));

    private static string Text(double x) => ParameterRanges.Digits(x);
}
