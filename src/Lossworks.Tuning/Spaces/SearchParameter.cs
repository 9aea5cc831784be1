using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>Something to be tuned: a real number, a whole number, or one of several choices.</summary>
/// <remarks>
/// Inside a <see cref="Configuration"/> every value is a number: a real or whole number itself, a choice by its position. Samplers look at parameters as
/// coordinates from 0 to 1.
/// </remarks>
public abstract record SearchParameter
{
    private protected SearchParameter(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new TuningException("a parameter needs a name.");
        Name = name;
    }

    /// <summary>By which a configuration calls it.</summary>
    public string Name { get; }

    /// <summary>When the parameter exists at all; null always.</summary>
    public Condition? When { get; init; }

    /// <summary>How many values it has; null where there is no end of them.</summary>
    public abstract long? Count { get; }

    /// <summary>Whether it is one of several choices without an order.</summary>
    public bool IsCategorical => this is CategoricalParameter;

    /// <summary>Whether the number is a value of this parameter.</summary>
    public abstract bool Contains(double value);

    /// <summary>The value of a coordinate from 0 to 1; of discrete parameters, each value has an equal share of the coordinates (of logarithms, with log).</summary>
    public abstract double FromUnit(double unit);

    /// <summary>The coordinate of a value: of discrete parameters, the middle of its share.</summary>
    public abstract double ToUnit(double value);

    /// <summary>The coordinates that belong to a value, those that <see cref="FromUnit"/> makes it of; of a continuous number only its own.</summary>
    internal virtual (double Low, double High) ShareOf(double value)
    {
        double middle = ToUnit(value), half = Count is { } count ? 0.5 / count : 0;
        return (middle - half, middle + half);
    }

    /// <summary>The value as text: a number that reads back exactly, or the name of a choice.</summary>
    public abstract string Text(double value);

    /// <summary>The values of a grid: all of few, or so many evenly spread ones, the ends included.</summary>
    public abstract double[] Grid(int points);

    internal abstract void WriteValue(Utf8JsonWriter json, double value);

    internal abstract double ReadValue(JsonElement json);

    internal abstract void WriteFacts(Utf8JsonWriter json);

    /// <summary>A number out of JSON that is a value of this parameter.</summary>
    private protected double ReadNumber(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double value) && Contains(value) ? value : throw Wrong(json);

    private protected TuningException Wrong(JsonElement json) => new($"'{Name}' cannot be {json.GetRawText()}; it is {this}.");

    /// <summary>The parameter as text: <c>delta = 0.1..10 log</c>.</summary>
    public sealed override string ToString() => $"{Name} = {Values}{(When is null ? "" : $" when {When}")}";

    private protected abstract string Values { get; }
}
