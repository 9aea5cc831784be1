using Lossworks.Kernels;

namespace Lossworks.Tests.Contracts;

/// <summary>
/// The losses under contract: every entry of the catalogue with its defaults, and with values drawn from the range of each parameter on its
/// card. A loss added to the catalogue is tested without anyone writing a test.
/// </summary>
public static class Instances
{
    public static TheoryData<string> All => [.. Specs()];

    /// <summary>Losses of single numbers, sums among them.</summary>
    public static TheoryData<string> Elementwise => [.. Specs().Where(s => Loss.Parse(s).IsElementwise)];

    /// <summary>Those that run in the element loop itself, so that a vector width can be forced.</summary>
    public static TheoryData<string> InTheElementLoop => [.. Specs().Where(s => Loss.Parse(s) is { IsElementwise: true } and IForcedWidth)];

    /// <summary>Losses of which a row of weight 2 is the row twice, and a row of weight 0 no row.</summary>
    public static TheoryData<string> CountingWeights => [.. Specs().Where(s => Loss.Parse(s) is { DrawsByRow: false, Card: { TakesWeights: true, WeightsCountRows: true } })];

    /// <summary>Losses that leave out the rows of one class.</summary>
    public static TheoryData<string> IgnoringAClass => [.. Specs()
        .Concat(["masked(base=multi-margin, ignore-index=9)", "clipped(base=softmax-cross-entropy, limit=1)"])
        .Where(s => Loss.Parse(s) is { IgnoreIndex: not null, DrawsByRow: false, Target.IsClass: true })];

    /// <summary>Losses that have single losses to reduce: all but those of a whole batch.</summary>
    public static TheoryData<string> Reducible => [.. Specs().Where(s => Loss.Parse(s).Shape != LossShape.Batch)];

    /// <summary>Losses for which a row counts the same wherever it stands: all but those that draw something at random by its place.</summary>
    public static TheoryData<string> FreeOfPlace => [.. Specs().Where(s => !Loss.Parse(s).DrawsByRow)];

    /// <summary>Losses whose predictions may be any real number.</summary>
    public static TheoryData<string> OfRealPredictions => [.. LossCatalogue.BuiltIn.Entries
        .Select(e => e.CreateExample())
        .Where(l => l.RowRule is null && Enumerable.Range(0, l.TakesRows ? l.ExampleColumns : 1).All(k => l.OutputOf(k, l.ExampleColumns).Domain == Interval.Real))
        .Select(l => l.ToString())];

    /// <summary>Losses whose parameters all have a default.</summary>
    public static TheoryData<string> WithDefaults => [.. LossCatalogue.BuiltIn.Entries
        .Where(e => e.Card.Parameters.All(p => p.Default is not null))
        .Select(e => e.Card.Name)];

    public static TheoryData<string> Names => [.. LossCatalogue.BuiltIn.Entries.Select(e => e.Card.Name)];

    /// <summary>One loss per entry: its defaults, and the card's example where a parameter has none.</summary>
    public static TheoryData<string> Examples => [.. LossCatalogue.BuiltIn.Entries.Select(e => e.CreateExample().ToString())];

    /// <summary>Losses that promise to keep their digits: all but formulas, which are as their authors wrote them.</summary>
    public static TheoryData<string> Sound => [.. Specs().Except(Formulas.Twins.Formulas)];

    public static IEnumerable<string> Specs()
    {
        foreach (LossEntry entry in LossCatalogue.BuiltIn.Entries)
        {
            yield return entry.CreateExample().ToString();
            foreach (ParameterCard parameter in entry.Card.Parameters)
            {
                foreach (string spec in Values(parameter).Select(v => With(entry.Card, parameter, v)).Where(IsTaken))
                    yield return spec;
            }
        }

        foreach (string formula in Formulas.Twins.Formulas)
            yield return formula;
        yield return "0.7*huber + 0.3*log-cosh";
        yield return "2*squared-error";
        yield return "0.9*softmax-cross-entropy + 0.1*label-smoothed-cross-entropy(smoothing=0.5)";
    }

    /// <summary>The loss with one parameter changed; those that must be given stand at their example.</summary>
    internal static string With(LossCard card, ParameterCard changed, string value) =>
        $"{card.Name}({string.Join(", ", card.Parameters.Where(p => p == changed || p.Default is null).Select(p => $"{p.Name}={(p == changed ? value : p.Example)}"))})";

    /// <summary>A value inside the range of its parameter may not fit the others: hampel's b must be at least a.</summary>
    private static bool IsTaken(string spec)
    {
        try
        {
            Loss.Parse(spec);
            return true;
        }
        catch (LossException e) when (e.Message.Contains("must be", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static IEnumerable<string> Values(ParameterCard parameter)
    {
        if (parameter.Name == "ignore-index")
            return ["9"];
        if (parameter.TakesLoss || parameter.TakesNumber || (parameter.IsList && parameter.Default is null))
            return [];
        if (parameter.IsList)
            return ["[1,2,0.5,0.25]"];
        if (parameter.WordsOnly)
            return parameter.Words.Where(w => w != parameter.Default?.ToString());
        double[] candidates = parameter.IsWhole ? [1, 2] : [-2, 0, 0.1, 0.25, 0.5, 0.9, 1, 1.25, 2.5];
        return candidates
            .Where(c => parameter.Range.Contains(c))
            .Select(c => ((ParameterValue)c).ToString())
            .Where(v => v != parameter.Default?.ToString())
            .Concat(parameter.Words.Where(w => w != parameter.Default?.ToString()));
    }
}
