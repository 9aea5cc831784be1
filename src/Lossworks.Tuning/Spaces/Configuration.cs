namespace Lossworks.Tuning;

/// <summary>A value for every parameter of a space that exists. Immutable; equal where all values are.</summary>
public sealed class Configuration : IEquatable<Configuration>
{
    private readonly double[] _values;

    /// <summary>Of values by position: numbers as they are, choices by their position, NaN for parameters that do not exist.</summary>
    internal Configuration(SearchSpace space, double[] values) => (Space, _values) = (space, values);

    /// <summary>The space it is of.</summary>
    public SearchSpace Space { get; }

    /// <summary>By position: numbers as they are, choices by their position, NaN for parameters that do not exist.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Whether the parameter exists here.</summary>
    public bool Has(string name) => !double.IsNaN(_values[Space.Place(name)]);

    /// <summary>A number.</summary>
    /// <exception cref="TuningException">There is no such parameter, it does not exist here, or it is a choice.</exception>
    public double Number(string name) =>
        Space[name].IsCategorical ? throw new TuningException($"'{name}' is a choice, not a number: use Choice.") : Existing(name);

    /// <summary>A whole number.</summary>
    /// <exception cref="TuningException">There is no such parameter, it does not exist here, or it is not whole.</exception>
    public long Whole(string name) =>
        Space[name] is IntegerParameter ? (long)Existing(name) : throw new TuningException($"'{name}' is no whole number: it is {Space[name]}.");

    /// <summary>A choice.</summary>
    /// <exception cref="TuningException">There is no such parameter, it does not exist here, or it is a number.</exception>
    public string Choice(string name) =>
        Space[name] is CategoricalParameter choice ? choice.Text(Existing(name)) : throw new TuningException($"'{name}' is no choice: it is {Space[name]}.");

    /// <summary>Coordinates from 0 to 1 by position; NaN for parameters that do not exist.</summary>
    public double[] ToUnit()
    {
        double[] units = new double[_values.Length];
        for (int i = 0; i < units.Length; i++)
            units[i] = double.IsNaN(_values[i]) ? double.NaN : Space.Parameters[i].ToUnit(_values[i]);
        return units;
    }

    /// <summary>As a JSON object of the parameters that exist.</summary>
    public string ToJson() => ConfigurationJson.Write(this);

    /// <inheritdoc/>
    public bool Equals(Configuration? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Configuration);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (double value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>As text: <c>loss=huber, delta=1.35</c>.</summary>
    public override string ToString() => string.Join(
        ", ", Space.Parameters.Where((_, i) => !double.IsNaN(_values[i])).Select(p => $"{p.Name}={p.Text(_values[Space.Place(p.Name)])}"));

    private double Existing(string name)
    {
        double value = _values[Space.Place(name)];
        return double.IsNaN(value) ? throw new TuningException($"'{name}' does not exist here: {Space[name].When} does not hold in {this}.") : value;
    }
}
