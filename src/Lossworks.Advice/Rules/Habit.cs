using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>What everybody takes: always compared, as the one to beat.</summary>
internal sealed class Habit : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        Shelf shelf = Shelf.For(look);
        if (look.Problem.IsClass)
            yield return shelf.Take(look.Classes == 2 ? "binary-cross-entropy-with-logits" : "softmax-cross-entropy", "the standard choice; strictly proper for probabilities", "Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x");
        else if (!look.Wants(WantKind.Interval))
            yield return shelf.Take("squared-error", "the standard choice; its answer is the mean", "Gauss (1809), Theoria motus; Gneiting (2011), doi:10.1198/jasa.2011.r10138");
    }
}
