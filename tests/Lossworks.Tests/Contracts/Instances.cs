namespace Lossworks.Tests.Contracts;

/// <summary>
/// The losses under contract: every entry of the catalogue with its defaults, and with values drawn from the range of each parameter on its
/// card. A loss added to the catalogue is tested without anyone writing a test.
/// </summary>
public static class Instances
{
    public static TheoryData<string> All => [.. Specs()];

    public static TheoryData<string> Elementwise => [.. Specs().Where(s => Loss.Parse(s).IsElementwise)];

    public static TheoryData<string> Names => [.. LossCatalogue.BuiltIn.Entries.Select(e => e.Card.Name)];

    public static IEnumerable<string> Specs()
    {
        foreach (LossEntry entry in LossCatalogue.BuiltIn.Entries)
        {
            if (entry.CreateDefault() is { } loss)
                yield return loss.ToString();
            foreach (ParameterCard parameter in entry.Card.Parameters)
            {
                foreach (string value in Values(parameter))
                    yield return $"{entry.Card.Name}({parameter.Name}={value})";
            }
        }

        yield return "0.7*huber + 0.3*log-cosh";
        yield return "2*squared-error";
        yield return "0.9*softmax-cross-entropy + 0.1*label-smoothed-cross-entropy(smoothing=0.5)";
    }

    private static IEnumerable<string> Values(ParameterCard parameter)
    {
        if (parameter.Name == "ignore-index")
            return ["9"];
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
