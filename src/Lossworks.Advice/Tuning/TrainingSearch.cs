using Lossworks.Specs;
using Lossworks.Training;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>How models are trained in a search: each setting given, or open.</summary>
public sealed record TrainingSearch
{
    /// <summary>The name of the penalty in units of the loss's own curvature.</summary>
    public const string Penalty = "penalty";

    /// <summary>What a model gets that nobody tuned: a hundredth of the curvature.</summary>
    internal const double UsualPenalty = 0.01;

    private static readonly SearchValue s_penalty = new(new SearchRange(1e-5, 1, IsLog: true, Step: null), null);

    private readonly Dictionary<string, SearchValue> _values = new(StringComparer.Ordinal);

    /// <summary>By the names of <c>loss train</c>: <c>l2</c>, <c>l1</c>, <c>optimizer</c>, <c>rate</c>, <c>batch</c>, <c>steps</c>.</summary>
    /// <param name="values">What is given or open. Without <c>l2</c> the ridge penalty is open, in units of the loss's curvature: so it means the same for every loss.</param>
    /// <exception cref="LossException">An unknown name, or a value that the training does not take.</exception>
    public TrainingSearch(params IEnumerable<(string Name, SearchValue Value)> values)
    {
        foreach ((string name, SearchValue value) in values)
        {
            if (!s_settings.TryGetValue(name, out Setting? setting))
                throw new LossException($"training has no '{name}' to tune: it has {string.Join(", ", s_settings.Keys)}.");
            setting.Check(name, value);
            _values[name] = value;
        }

        if (!_values.ContainsKey("l2"))
            _values[Penalty] = s_penalty;
    }

    private static readonly Dictionary<string, Setting> s_settings = new(StringComparer.Ordinal)
    {
        ["l2"] = new(Interval.NonNegative),
        ["l1"] = new(Interval.NonNegative),
        ["rate"] = new(Interval.Positive),
        ["batch"] = new(new(1, int.MaxValue), IsWhole: true),
        ["steps"] = new(new(1, int.MaxValue), IsWhole: true),
        ["optimizer"] = new(Words: ["lbfgs", "sgd", "adam"]),
    };

    /// <summary>What is open.</summary>
    internal IEnumerable<SearchParameter> Open =>
        _values.Where(v => v.Value.Open is not null).Select(v => SearchParameters.Of(v.Key, v.Value.Open!, v.Key != Penalty && s_settings[v.Key].IsWhole));

    /// <summary>The share of the curvature that is the ridge penalty; null where the penalty is an absolute number.</summary>
    internal double? PenaltyShare(Configuration? configuration) => _values.ContainsKey(Penalty) ? configuration!.Number(Penalty) : null;

    /// <summary>The middle of what is open, for a model that nobody tuned.</summary>
    internal static Configuration? Middle(SearchSpace? space)
    {
        if (space is null)
            return null;
        double[] units = [.. space.Parameters.Select(p => p.IsCategorical ? 0 : p.Name == Penalty ? p.ToUnit(UsualPenalty) : 0.5)];
        return space.FromUnit(units);
    }

    /// <summary>The settings of a configuration.</summary>
    /// <param name="configuration">What is tried.</param>
    /// <param name="curvature">What a penalty of 1 is worth.</param>
    internal TrainingOptions At(Configuration? configuration, Func<double> curvature)
    {
        TrainingOptions options = Comparing.FitSettings.With(PenaltyShare(configuration) is { } share ? share * curvature() : Number("l2", configuration) ?? 0);
        string optimizer = Word("optimizer", configuration) ?? "lbfgs";
        return options with
        {
            L1 = Number("l1", configuration) ?? 0,
            Optimizer = optimizer switch { "sgd" => Optimizer.Sgd, "adam" => Optimizer.Adam, _ => Optimizer.LBfgs },
            Rate = optimizer == "lbfgs" ? null : Number("rate", configuration),
            BatchSize = optimizer == "lbfgs" ? null : (int?)Number("batch", configuration),
            Steps = (int?)Number("steps", configuration) ?? options.Steps,
        };
    }

    /// <summary>The flags that train the same way, but for the penalty.</summary>
    internal IEnumerable<string> Flags(Configuration? configuration)
    {
        foreach (string name in s_settings.Keys.Where(n => n != "l2"))
        {
            string? value = Word(name, configuration) ?? (Number(name, configuration) is { } number ? Invariant(number) : null);
            if (value is not null)
                yield return $"--{name} {value}";
        }
    }

    private static string Invariant(double x) => x.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private double? Number(string name, Configuration? configuration) =>
        !_values.TryGetValue(name, out SearchValue? value) ? null
        : value.Open is null ? (value.Given as ParameterValue.Number)?.Value
        : configuration!.Space[name].IsCategorical ? Parsed(configuration.Choice(name)) : configuration.Number(name);

    private string? Word(string name, Configuration? configuration) =>
        !_values.TryGetValue(name, out SearchValue? value) || s_settings[name].Words is null ? null
        : value.Open is null ? value.Given!.ToString() : configuration!.Choice(name);

    private static double? Parsed(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : null;

    /// <summary>What a setting takes.</summary>
    private sealed record Setting(Interval Range = default, bool IsWhole = false, string[]? Words = null)
    {
        internal void Check(string name, SearchValue value)
        {
            IEnumerable<string> texts = value.Open switch
            {
                SearchChoice choice => choice.Options,
                SearchRange range => [Invariant(range.Low), Invariant(range.High)],
                _ => [value.Given!.ToString()!],
            };
            foreach (string text in texts)
            {
                if (!Takes(text))
                    throw new LossException($"'{name}' cannot be {text}; it takes {(Words is null ? (IsWhole ? "whole numbers, " : "") + Range.Describe(name) : string.Join(", ", Words))}.");
            }
        }

        private bool Takes(string text) => Words is not null
            ? Words.Contains(text)
            : Parsed(text) is { } number && Range.Contains(number) && (!IsWhole || number == Math.Floor(number));
    }
}
