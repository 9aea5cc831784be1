namespace Lossworks.Advice.Diagnostics;

/// <summary>
/// The share of labels that are probably wrong, by confident learning: rows that a fit on other rows holds for another class with more than that class's usual
/// certainty (Northcutt, Jiang and Chuang 2021).
/// </summary>
internal sealed class LabelNoise : IDiagnostic
{
    internal const string Name = "label-noise";
    internal const double Notable = 0.08;

    private const int Enough = 100;

    public Finding? Look(FirstLook look)
    {
        if (look.Classes == 0 || look.Rows.Length < Enough)
            return null;
        double share = Share(look);
        return share < Notable ? null
            : new(Name, share, $"About {Text.Percent(share)} of the labels look wrong: a fit on other rows is as sure of another class as it usually is of a right one. If the classes do not simply overlap, a loss that tolerates wrong labels helps.")
            {
                Matters = true,
                Source = "Northcutt, Jiang and Chuang (2021), doi:10.1613/jair.1.12125",
            };
    }

    /// <summary>Off the diagonal of the confident joint, each label in proportion to its rows.</summary>
    private static double Share(FirstLook look)
    {
        double[] usual = Usual(look);
        int[,] joint = new int[look.Classes, look.Classes];
        int[] rows = new int[look.Classes];
        for (int i = 0; i < look.Rows.Length; i++)
        {
            rows[look.CodeAt(i)]++;
            if (Confident(look, i, usual) is { } held)
                joint[look.CodeAt(i), held]++;
        }

        double wrong = 0;
        for (int k = 0; k < look.Classes; k++)
        {
            int all = Enumerable.Range(0, look.Classes).Sum(j => joint[k, j]);
            wrong += all == 0 ? 0 : rows[k] * (all - joint[k, k]) / (double)all;
        }

        return wrong / look.Rows.Length;
    }

    private static int? Confident(FirstLook look, int row, double[] usual)
    {
        int? best = null;
        for (int k = 0; k < look.Classes; k++)
        {
            if (look.Probability(row, k) >= usual[k] && (best is null || look.Probability(row, k) > look.Probability(row, best.Value)))
                best = k;
        }

        return best;
    }

    /// <summary>The mean probability of each class in the rows that are labeled with it.</summary>
    private static double[] Usual(FirstLook look)
    {
        double[] sums = new double[look.Classes], rows = new double[look.Classes];
        for (int i = 0; i < look.Rows.Length; i++)
        {
            sums[look.CodeAt(i)] += look.Probability(i, look.CodeAt(i));
            rows[look.CodeAt(i)]++;
        }

        return [.. sums.Zip(rows, (s, n) => n == 0 ? double.PositiveInfinity : s / n)];
    }
}
