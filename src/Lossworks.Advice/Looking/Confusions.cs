using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>Counts which class is taken for which.</summary>
internal static class Confusions
{
    internal static ConfusionLook? Look(LookContext context)
    {
        if (!context.Problem.IsClass)
            return null;
        Truth truth = context.Truth;
        double[][] counts = [.. Enumerable.Range(0, truth.ClassCount).Select(_ => new double[truth.ClassCount])];
        for (int i = 0; i < truth.Rows; i++)
            counts[truth.Codes[i]][context.Take.Forecast.ClassOf(i)] += truth.WeightOf(i);
        return new() { Classes = context.Problem.Target.Classes, Counts = counts, Says = Sentence(context.Take.Spec, context.Problem.Target.Classes, counts) };
    }

    private static string Sentence(string spec, IReadOnlyList<string> classes, double[][] counts)
    {
        double all = counts.Sum(row => row.Sum()), right = Enumerable.Range(0, counts.Length).Sum(k => counts[k][k]);
        if (right == all)
            return $"{spec} decides every row rightly.";
        (int True, int Decided) worst = Enumerable.Range(0, counts.Length).SelectMany(t => Enumerable.Range(0, counts.Length).Select(d => (t, d))).Where(p => p.t != p.d).MaxBy(p => counts[p.t][p.d]);
        double share = counts[worst.True][worst.Decided] / counts[worst.True].Sum();
        int hardest = Enumerable.Range(0, counts.Length).Where(k => counts[k].Sum() > 0).MaxBy(k => 1 - (counts[k][k] / counts[k].Sum()));
        string missed = hardest == worst.True ? "" : $" The class that is missed most often is {classes[hardest]}, {Say.Percent(1 - (counts[hardest][hardest] / counts[hardest].Sum()))} of it.";
        return $"{spec} decides {Say.Percent(1 - (right / all))} of the rows wrongly. The most frequent mistake: {classes[worst.True]} taken for {classes[worst.Decided]}, {Say.Percent(share)} of the rows of {classes[worst.True]}.{missed}";
    }
}
