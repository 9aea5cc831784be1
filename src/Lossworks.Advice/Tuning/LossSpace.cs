using System.Collections.Immutable;
using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>What a SPEC leaves open, as a space to search; and the way back from a configuration to a loss.</summary>
/// <example><code>
/// LossSpace losses = LossSpace.Of(SearchSpec.Parse("{huber(delta=0.1..10 log), log-cosh}"));
/// Configuration configuration = losses.Space!.Make(("loss", "huber"), ("huber.delta", 1.35));
/// Loss loss = losses.LossOf(configuration);   // huber(delta=1.35)
/// </code></example>
public sealed class LossSpace
{
    private readonly LossCatalogue _catalogue;
    private readonly Dictionary<string, string> _names;

    private LossSpace(SearchSpec spec, LossCatalogue catalogue, Dictionary<string, string> names, SearchSpace? space) =>
        (Spec, _catalogue, _names, Space) = (spec, catalogue, names, space);

    /// <summary>How many digits of a number are tried: what a user copies is what was tried.</summary>
    internal int Digits { get; private init; } = 6;

    /// <summary>What was written.</summary>
    public SearchSpec Spec { get; }

    /// <summary>What is searched; null where nothing is open.</summary>
    public SearchSpace? Space { get; }

    /// <summary>The space of a SPEC, and of more parameters beside it.</summary>
    /// <param name="spec">What is open.</param>
    /// <param name="catalogue">Where the losses are looked up; the built-in one by default.</param>
    /// <param name="more">Parameters that are no part of the loss.</param>
    /// <exception cref="LossException">An option or an end of a range is nothing that its loss takes.</exception>
    public static LossSpace Of(SearchSpec spec, LossCatalogue? catalogue = null, params IEnumerable<SearchParameter> more) => Of(6, spec, catalogue, more);

    /// <summary>The same with another number of digits.</summary>
    internal static LossSpace Of(int digits, SearchSpec spec, LossCatalogue? catalogue, params IEnumerable<SearchParameter> more)
    {
        catalogue ??= LossCatalogue.BuiltIn;
        SearchParameter[] others = [.. more];
        // What a loss calls its parameter may be what somebody calls a parameter of the training.
        Dictionary<string, string> names = spec.Holes.ToDictionary(h => h.Name, h => others.Any(o => o.Name == h.Name) ? "loss." + h.Name : h.Name, StringComparer.Ordinal);
        SearchParameter[] all = [.. spec.Holes.Select(h => Parameter(h, spec, names, catalogue)), .. others];
        LossSpace made = new(spec, catalogue, names, all.Length > 0 ? new(all) : null) { Digits = digits };
        made.TryEveryOption();
        return made;
    }

    /// <summary>The SPEC that a configuration means: numbers with six digits, which is what is tried, and what a user copies.</summary>
    public LossSpec SpecOf(Configuration? configuration) => Spec.At(
        range => Short(configuration!.Number(_names[range.Name]), range),
        choice => choice.Options.IndexOf(configuration!.Choice(_names[choice.Name])));

    /// <summary>The loss that a configuration means.</summary>
    /// <exception cref="LossException">The loss does not take the values.</exception>
    public Loss LossOf(Configuration? configuration) => _catalogue.Create(SpecOf(configuration));

    /// <summary>The losses between which a search chooses, each with the least number of every range: what they are for does not hang on it.</summary>
    internal IReadOnlyList<Loss> Options() =>
    [
        _catalogue.Create(Spec.At(r => r.Low, _ => 0)),
        .. Spec.Holes.OfType<SearchChoice>().SelectMany(choice => Enumerable.Range(1, choice.Options.Length - 1).Select(option =>
        {
            Dictionary<string, int> path = PathTo(choice);
            path[choice.Name] = option;
            return _catalogue.Create(Spec.At(r => r.Low, c => path.GetValueOrDefault(c.Name)));
        })),
    ];

    /// <summary>The configuration of a loss as one would take it untuned: where it says nothing its card does, and the first option everywhere.</summary>
    /// <param name="start">Where to begin; null takes what the cards say.</param>
    internal Configuration? StartAt(LossSpec? start)
    {
        if (Space is null)
            return null;
        Dictionary<string, double> values = Spec.Holes.OfType<SearchRange>().ToDictionary(r => _names[r.Name], r => ValueAt(start, r), StringComparer.Ordinal);
        double[] units = [.. Space.Parameters.Select(p => p.IsCategorical ? 0
            : values.TryGetValue(p.Name, out double value) ? p.ToUnit(value)
            : p.Name == TrainingSearch.Penalty ? p.ToUnit(TrainingSearch.UsualPenalty) : 0.5)];
        return Space.FromUnit(units);
    }

    private double ValueAt(LossSpec? start, SearchRange range) =>
        start?.Terms.FirstOrDefault(t => t.Name == range.Loss) is { } term && range.Parameter is { } parameter
            && term.Arguments.TryGetValue(parameter, out ParameterValue? value) && value is ParameterValue.Number { Value: var number }
            ? Math.Clamp(number, range.Low, range.High)
            : Math.Clamp(PlainLoss.DefaultOf(range, _catalogue), range.Low, range.High);

    private double Short(double x, SearchRange range) => Math.Clamp(Comparing.Rounded.ToDigits(x, Digits), range.Low, range.High);

    /// <summary>The options to take so that a hole is asked for at all.</summary>
    private Dictionary<string, int> PathTo(SearchHole hole)
    {
        Dictionary<string, int> path = new(StringComparer.Ordinal);
        for (; hole.When is { } when; hole = Spec.Holes.First(h => h.Name == when.Choice))
            path[when.Choice] = when.Option;
        return path;
    }

    /// <summary>Every option and both ends of every range, once: a search is not begun that would fail half of the time.</summary>
    private void TryEveryOption()
    {
        Options();
        foreach (SearchRange range in Spec.Holes.OfType<SearchRange>())
        {
            Dictionary<string, int> path = PathTo(range);
            _catalogue.Create(Spec.At(r => r.Name == range.Name ? r.High : r.Low, c => path.GetValueOrDefault(c.Name)));
        }
    }

    private static SearchParameter Parameter(SearchHole hole, SearchSpec spec, Dictionary<string, string> names, LossCatalogue catalogue)
    {
        string name = names[hole.Name];
        Condition? when = hole.When is { } condition
            ? new(names[condition.Choice], [spec.Holes.OfType<SearchChoice>().First(c => c.Name == condition.Choice).Options[condition.Option]])
            : null;
        return SearchParameters.Of(name, hole, hole is SearchRange range && IsWhole(range, catalogue)) with { When = when };
    }

    private static bool IsWhole(SearchRange range, LossCatalogue catalogue) =>
        range.Loss is { } loss && catalogue.Find(loss).Card.Parameters.FirstOrDefault(p => p.Name == range.Parameter) is { IsWhole: true };
}
