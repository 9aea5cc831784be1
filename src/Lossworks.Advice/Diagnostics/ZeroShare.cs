namespace Lossworks.Advice.Diagnostics;

/// <summary>Exact zeros among non-negative targets; of counts, against those that a Poisson fit expects.</summary>
internal sealed class ZeroShare : IDiagnostic
{
    internal const string Name = "zero-share";

    /// <summary>Zeros over expected zeros.</summary>
    internal const double Notable = 1.2;

    private const double Fewest = 0.01;

    public Finding? Look(FirstLook look)
    {
        double[] y = look.Problem.Truth.Numbers;
        if (look.Problem.IsClass || y.Any(v => v < 0))
            return null;
        double share = y.Count(v => v == 0) / (double)y.Length;
        if (share < Fewest)
            return null;
        return Counting.Of(look) is { } counting ? OfCounts(counting) : new(Name, share, $"{Text.Percent(share)} of the targets are exactly 0 beside positive ones, which no distribution of positive numbers has.")
        {
            Matters = true,
            Source = "Tweedie (1984); Duan et al. (1983), doi:10.2307/1391852",
        };
    }

    private static Finding? OfCounts(Counting counting)
    {
        double share = counting.ZeroShare, expected = counting.ExpectedZeroShare, error = Math.Sqrt(expected * (1 - expected) / counting.Counts.Length);
        bool many = share > Notable * expected && share > expected + (3 * error);
        return new(Name, share, $"{Text.Percent(share)} of the counts are 0; a Poisson fit expects {Text.Percent(expected)}{(many ? ", so something besides the mean makes zeros" : "")}.")
        {
            Matters = many,
            Source = "Lambert (1992), doi:10.2307/1269547",
        };
    }
}
