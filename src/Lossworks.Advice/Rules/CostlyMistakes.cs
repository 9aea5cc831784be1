using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Mistakes that cost differently: probabilities decide for what costs least by them, or each class weighs what a mistake on it costs.</summary>
internal sealed class CostlyMistakes : IRule
{
    private const string Elkan = "Elkan (2001), The foundations of cost-sensitive learning, IJCAI";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.CostMatrix is not { } costs)
            yield break;
        Shelf shelf = Shelf.For(look);
        string weights = Weights(costs);
        if (look.Classes == 2)
        {
            yield return new($"class-weighted(base=hinge, class-weights={weights})", "a hinge on which a class weighs what a mistake on it costs") { Source = "Lin, Lee and Wahba (2002), doi:10.1023/A:1012406528296" };
            yield return shelf.Take("squared-hinge", "as the hinge without the costs, for comparison", Elkan);
        }

        yield return shelf.Take("class-weighted-cross-entropy", "a class weighs what a mistake on it costs", Elkan, ("class-weights", weights));
    }

    /// <summary>The mean cost of a mistake on each class; 1 on average.</summary>
    private static string Weights(double[,] costs)
    {
        int classes = costs.GetLength(0);
        double[] means = [.. Enumerable.Range(0, classes).Select(i => Enumerable.Range(0, classes).Where(j => j != i).Average(j => Math.Max(0, costs[i, j])))];
        double all = means.Average();
        return "[" + string.Join(", ", means.Select(m => ParameterRanges.Digits(all > 0 ? Math.Max(m / all, 0.01) : 1))) + "]";
    }
}
