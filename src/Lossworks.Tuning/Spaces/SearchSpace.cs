using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>What is searched: parameters, when they exist, and what must hold between them.</summary>
/// <example><code>
/// SearchSpace space = new(
/// [
///     new CategoricalParameter("loss", "huber", "log-cosh"),
///     new RealParameter("delta", 0.1, 10, log: true) { When = new("loss", "huber") },
///     new IntegerParameter("depth", 1, 8),
/// ]);
/// </code></example>
public sealed class SearchSpace
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    // Of each parameter: the place of the one it hangs on, and whether each choice of that one lets it exist.
    private readonly (int Parent, bool[] Lets)[] _conditions;

    /// <summary>A space of these parameters.</summary>
    /// <param name="parameters">At least one, each name once; a parameter stands behind the one it hangs on.</param>
    /// <param name="constraints">What must hold of every configuration.</param>
    /// <exception cref="TuningException">A name stands there twice, or a condition names no choice of an earlier parameter.</exception>
    public SearchSpace(IEnumerable<SearchParameter> parameters, IEnumerable<Constraint>? constraints = null)
    {
        (Parameters, Constraints) = ([.. parameters], [.. constraints ?? []]);
        if (Parameters.IsEmpty)
            throw new TuningException("a space needs at least one parameter: there is nothing to search.");
        _conditions = new (int, bool[])[Parameters.Length];
        for (int i = 0; i < Parameters.Length; i++)
        {
            _conditions[i] = Resolve(Parameters[i]);
            if (!_places.TryAdd(Parameters[i].Name, i))
                throw new TuningException($"two parameters are called '{Parameters[i].Name}': rename one.");
        }
    }

    /// <summary>The parameters; each stands behind the one it hangs on.</summary>
    public ImmutableArray<SearchParameter> Parameters { get; }

    /// <summary>What must hold of every configuration.</summary>
    public ImmutableArray<Constraint> Constraints { get; }

    /// <summary>Whether some parameters exist only sometimes.</summary>
    public bool IsConditional => Parameters.Any(p => p.When is not null);

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="TuningException">There is none.</exception>
    public SearchParameter this[string name] => Parameters[Place(name)];

    /// <summary>The position of the parameter of a name.</summary>
    /// <exception cref="TuningException">There is none.</exception>
    public int Place(string name) => _places.TryGetValue(name, out int place)
        ? place
        : throw new TuningException($"there is no parameter '{name}'; there is {string.Join(", ", Parameters.Select(p => p.Name))}.");

    /// <summary>Whether a parameter exists, given the values of those before it.</summary>
    /// <param name="place">The position of the parameter.</param>
    /// <param name="values">By position; NaN of parameters that do not exist.</param>
    public bool IsActive(int place, ReadOnlySpan<double> values)
    {
        (int parent, bool[] lets) = _conditions[place];
        return parent < 0 || (!double.IsNaN(values[parent]) && lets[(int)values[parent]]);
    }

    /// <summary>Whether every constraint holds.</summary>
    public bool Allows(Configuration configuration)
    {
        foreach (Constraint constraint in Constraints)
        {
            if (!constraint.Holds(configuration))
                return false;
        }

        return true;
    }

    /// <summary>A configuration of coordinates from 0 to 1, one per parameter; those of parameters that do not exist are left aside.</summary>
    public Configuration FromUnit(ReadOnlySpan<double> units)
    {
        double[] values = new double[Parameters.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = IsActive(i, values) ? Parameters[i].FromUnit(units[i]) : double.NaN;
        return new(this, values);
    }

    /// <summary>A configuration of values by name: numbers as they are, choices by name. Parameters that do not exist are not given.</summary>
    /// <exception cref="TuningException">A value is missing, unknown, out of range, or of a parameter that does not exist.</exception>
    public Configuration Make(params IEnumerable<(string Name, object Value)> values) => ConfigurationJson.Make(this, values);

    private (int Parent, bool[] Lets) Resolve(SearchParameter parameter)
    {
        if (parameter.When is not { } when)
            return (-1, []);
        if (!_places.TryGetValue(when.Parameter, out int parent) || Parameters[parent] is not CategoricalParameter choice)
            throw new TuningException($"'{parameter.Name}' exists when {when}, but no categorical parameter '{when.Parameter}' stands before it.");
        if (when.Choices.FirstOrDefault(c => !choice.Choices.Contains(c)) is { } unknown)
            throw new TuningException($"'{parameter.Name}' exists when {when}, but '{when.Parameter}' has no choice '{unknown}': it is {choice}.");
        return (parent, [.. choice.Choices.Select(c => when.Choices.Contains(c))]);
    }
}
