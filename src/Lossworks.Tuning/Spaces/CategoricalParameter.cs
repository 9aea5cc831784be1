using System.Collections.Immutable;
using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>One of several choices without an order.</summary>
public sealed record CategoricalParameter : SearchParameter
{
    /// <summary>One of these choices.</summary>
    /// <param name="name">By which a configuration calls it.</param>
    /// <param name="choices">At least one, each once.</param>
    /// <exception cref="TuningException">There is none, or one stands there twice.</exception>
    public CategoricalParameter(string name, params IEnumerable<string> choices)
        : base(name)
    {
        Choices = [.. choices];
        if (Choices.IsEmpty)
            throw new TuningException($"'{name}' has no choices: give at least one.");
        if (Choices.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new TuningException($"'{name}' has the choice '{twice.Key}' twice.");
    }

    /// <summary>The choices, by position.</summary>
    public ImmutableArray<string> Choices { get; }

    /// <inheritdoc/>
    public override long? Count => Choices.Length;

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= 0 && value < Choices.Length && value == Math.Floor(value);

    /// <inheritdoc/>
    public override double FromUnit(double unit) => Math.Clamp((int)(unit * Choices.Length), 0, Choices.Length - 1);

    /// <inheritdoc/>
    public override double ToUnit(double value) => (value + 0.5) / Choices.Length;

    /// <inheritdoc/>
    public override string Text(double value) => Choices[(int)value];

    /// <inheritdoc/>
    public override double[] Grid(int points) => [.. Enumerable.Range(0, Choices.Length).Select(i => (double)i)];

    /// <inheritdoc/>
    public bool Equals(CategoricalParameter? other) => other is not null && Name == other.Name && Equals(When, other.When) && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Choices.Length);

    internal override void WriteValue(Utf8JsonWriter json, double value) => json.WriteStringValue(Text(value));

    internal override double ReadValue(JsonElement json)
    {
        int place = json.ValueKind == JsonValueKind.String ? Choices.IndexOf(json.GetString()!) : -1;
        return place >= 0 ? place : throw Wrong(json);
    }

    internal override void WriteFacts(Utf8JsonWriter json)
    {
        json.WriteString("kind", "categorical");
        json.WriteStartArray("choices");
        foreach (string choice in Choices)
            json.WriteStringValue(choice);
        json.WriteEndArray();
    }

    private protected override string Values => "{" + string.Join(", ", Choices) + "}";
}
