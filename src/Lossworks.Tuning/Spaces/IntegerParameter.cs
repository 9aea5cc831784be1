using System.Globalization;
using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>A whole number in a closed range; with a step, only every so many.</summary>
public sealed record IntegerParameter : SearchParameter
{
    /// <summary>Beyond this, doubles skip whole numbers.</summary>
    private const long Largest = 1L << 53;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <param name="name">By which a configuration calls it.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The largest value, not below the least; with a step, no value is above it.</param>
    /// <param name="log">Whether values are spread evenly by their logarithm; the least is then above 0.</param>
    /// <param name="step">The distance of neighboring values, from the least on. Above 1 not with <paramref name="log"/>.</param>
    /// <exception cref="TuningException">The range makes no sense.</exception>
    public IntegerParameter(string name, long low, long high, bool log = false, long step = 1)
        : base(name)
    {
        if (low > high || low < -Largest || high > Largest)
            throw new TuningException($"'{name}' cannot run from {low} to {high}: give two whole numbers, the smaller one first, of at most 2^53 in size.");
        if (log && low <= 0)
            throw new TuningException($"'{name}' starts at {low}: a logarithm needs a start above 0.");
        if (step < 1 || (step > 1 && log))
            throw new TuningException($"'{name}' cannot go by steps of {step}: a step is at least 1, and above 1 it excludes log.");
        (Low, High, IsLog, Step) = (low, high, log, step);
    }

    /// <summary>The least value.</summary>
    public long Low { get; }

    /// <summary>The largest value.</summary>
    public long High { get; }

    /// <summary>Whether values are spread evenly by their logarithm.</summary>
    public bool IsLog { get; }

    /// <summary>The distance of neighboring values.</summary>
    public long Step { get; }

    /// <inheritdoc/>
    public override long? Count => ((High - Low) / Step) + 1;

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High && value == Math.Floor(value) && (value - Low) % Step == 0;

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        // Logarithms and back miss large ends by their rounding.
        if (IsLog && unit is (<= 0 or >= 1))
            return unit <= 0 ? Low : High;
        if (IsLog)
            return Math.Clamp(Math.Round(Math.Exp(LogLow + (unit * (LogHigh - LogLow)))), Low, High);
        long count = Count!.Value;
        return Low + (Math.Clamp((long)(unit * count), 0, count - 1) * Step);
    }

    /// <inheritdoc/>
    public override double ToUnit(double value) =>
        IsLog ? (Math.Log(value) - LogLow) / (LogHigh - LogLow) : (((value - Low) / Step) + 0.5) / Count!.Value;

    /// <inheritdoc/>
    public override string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override double[] Grid(int points)
    {
        long count = Count!.Value;
        if (!IsLog || count <= points)
            return [.. GridPlaces.Of(count, points).Select(i => (double)(Low + (i * Step)))];
        return points == 1 ? [FromUnit(0.5)] : [.. Enumerable.Range(0, points).Select(i => LogPlace(i / (points - 1.0))).Distinct()];
    }

    internal override (double Low, double High) ShareOf(double value) => IsLog
        ? ((Math.Log(value - 0.5) - LogLow) / (LogHigh - LogLow), (Math.Log(value + 0.5) - LogLow) / (LogHigh - LogLow))
        : base.ShareOf(value);

    internal override void WriteValue(Utf8JsonWriter json, double value) => json.WriteNumberValue((long)value);

    internal override double ReadValue(JsonElement json) => ReadNumber(json);

    internal override void WriteFacts(Utf8JsonWriter json)
    {
        json.WriteString("kind", "integer");
        json.WriteNumber("low", Low);
        json.WriteNumber("high", High);
        json.WriteBoolean("log", IsLog);
        json.WriteNumber("step", Step);
    }

    private protected override string Values => $"{Low}..{High} whole{(IsLog ? " log" : "")}{(Step > 1 ? $" step {Step}" : "")}";

    /// <summary>The whole number so far along the way from the first to the last, by their logarithms.</summary>
    private double LogPlace(double share) => Math.Clamp(Math.Round(Low * Math.Pow(High / (double)Low, share)), Low, High);

    /// <summary>Every whole number owns the coordinates that round to it, the first and the last as well.</summary>
    private double LogLow => Math.Log(Low - 0.5);

    private double LogHigh => Math.Log(High + 0.5);
}
