using System.Globalization;
using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>A real number in a closed range; with a step, only every so many.</summary>
public sealed record RealParameter : SearchParameter
{
    /// <summary>Beyond this, doubles skip whole numbers.</summary>
    private const double MostSteps = 1L << 53;

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <param name="name">By which a configuration calls it.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The largest value, above the least.</param>
    /// <param name="log">Whether values are spread evenly by their logarithm; the least is then above 0.</param>
    /// <param name="step">The distance of neighboring values, from the least on; null takes every number. Not with <paramref name="log"/>.</param>
    /// <exception cref="TuningException">The range makes no sense.</exception>
    public RealParameter(string name, double low, double high, bool log = false, double? step = null)
        : base(name)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(low < high))
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"'{name}' cannot run from {low:R} to {high:R}: give two numbers, the smaller one first."));
        if (!double.IsFinite(high - low))
            throw new TuningException(FormattableString.Invariant($"'{name}' cannot run from {low:R} to {high:R}: the difference of the two is too large for a double."));
        if (log && low <= 0)
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"'{name}' starts at {low:R}: a logarithm needs a start above 0."));
        if (step is { } given && (!(given > 0) || given > high - low || (high - low) / given > MostSteps || log))
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"'{name}' cannot go by steps of {given:R}: a step is above 0, fits into the range, and excludes log."));
        (Low, High, IsLog, Step) = (low, high, log, step);
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The largest value; with a step, no value is above it.</summary>
    public double High { get; }

    /// <summary>Whether values are spread evenly by their logarithm.</summary>
    public bool IsLog { get; }

    /// <summary>The distance of neighboring values.</summary>
    public double? Step { get; }

    /// <inheritdoc/>
    public override long? Count => Step is { } step ? (long)Math.Floor(((High - Low) / step) + 1e-9) + 1 : null;

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High && (Step is null || value == Nearest(value));

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        if (Count is { } count)
            return At(Math.Clamp((long)(unit * count), 0, count - 1));
        // Logarithms and back miss the ends by their rounding.
        if (unit is <= 0 or >= 1)
            return unit <= 0 ? Low : High;
        double value = IsLog ? Math.Exp(Math.Log(Low) + (unit * (Math.Log(High) - Math.Log(Low)))) : Low + (unit * (High - Low));
        return Math.Clamp(value, Low, High);
    }

    /// <inheritdoc/>
    public override double ToUnit(double value)
    {
        if (Count is { } count)
            return (Math.Round((value - Low) / Step!.Value) + 0.5) / count;
        return IsLog ? (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low)) : (value - Low) / (High - Low);
    }

    /// <inheritdoc/>
    public override string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override double[] Grid(int points)
    {
        if (Count is { } count)
            return [.. GridPlaces.Of(count, points).Select(At)];
        return points == 1 ? [FromUnit(0.5)] : [.. Enumerable.Range(0, points).Select(i => FromUnit(i / (points - 1.0))).Distinct()];
    }

    internal override void WriteValue(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    internal override double ReadValue(JsonElement json) => ReadNumber(json);

    internal override void WriteFacts(Utf8JsonWriter json)
    {
        json.WriteString("kind", "real");
        json.WriteNumber("low", Low);
        json.WriteNumber("high", High);
        json.WriteBoolean("log", IsLog);
        if (Step is { } step)
            json.WriteNumber("step", step);
    }

    private protected override string Values => $"{Text(Low)}..{Text(High)}{(IsLog ? " log" : "")}{(Step is { } step ? $" step {Text(step)}" : "")}";

    private double Nearest(double value) => At(Math.Clamp((long)Math.Round((value - Low) / Step!.Value), 0, Count!.Value - 1));

    /// <summary>
    /// Steps are written in decimals: 0.1 + 2 * 0.1 is meant to be 0.3, so the sum is rounded to the digits that a double keeps. Ends that have more digits, as
    /// 1/3 has, stay what they are.
    /// </summary>
    private double At(long place)
    {
        double value = Low + (place * Step!.Value);
        double rounded = double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return place == 0 ? Low : Math.Clamp(rounded, Low, High);
    }
}
