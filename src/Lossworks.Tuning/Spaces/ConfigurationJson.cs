using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>Configurations as JSON objects, parameters by name.</summary>
internal static class ConfigurationJson
{
    internal static string Write(Configuration configuration) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        ReadOnlySpan<double> values = configuration.Values;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            SearchParameter parameter = configuration.Space.Parameters[i];
            json.WritePropertyName(parameter.Name);
            parameter.WriteValue(json, values[i]);
        }

        json.WriteEndObject();
    });

    /// <exception cref="TuningException">The text is no configuration of the space.</exception>
    internal static Configuration Read(SearchSpace space, string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        Dictionary<string, JsonElement> given = document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return Fill(space, given.Keys, (parameter, name) => parameter.ReadValue(given[name]));
    }

    /// <exception cref="TuningException">The values are no configuration of the space.</exception>
    internal static Configuration Make(SearchSpace space, IEnumerable<(string Name, object Value)> values)
    {
        Dictionary<string, object> given = new(StringComparer.Ordinal);
        foreach ((string name, object value) in values)
        {
            if (!given.TryAdd(name, value))
                throw new TuningException($"'{name}' is given twice.");
        }

        return Fill(space, given.Keys, (parameter, name) => Value(parameter, given[name]));
    }

    private static Configuration Fill(SearchSpace space, IReadOnlyCollection<string> given, Func<SearchParameter, string, double> valueOf)
    {
        foreach (string name in given)
            space.Place(name);
        double[] values = new double[space.Parameters.Length];
        for (int i = 0; i < values.Length; i++)
        {
            SearchParameter parameter = space.Parameters[i];
            bool active = space.IsActive(i, values), has = given.Contains(parameter.Name);
            if (active != has)
                throw new TuningException(active ? $"'{parameter.Name}' is not given." : $"'{parameter.Name}' is given but does not exist: it does when {parameter.When}.");
            values[i] = active ? valueOf(parameter, parameter.Name) : double.NaN;
        }

        return new(space, values);
    }

    private static double Value(SearchParameter parameter, object value)
    {
        double number = (parameter, value) switch
        {
            (CategoricalParameter choice, string name) => choice.Choices.IndexOf(name),
            (CategoricalParameter, _) => double.NaN,
            (_, double x) => x,
            (_, float or int or long) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return parameter.Contains(number) ? number : throw new TuningException($"'{parameter.Name}' cannot be {value}; it is {parameter}.");
    }
}
