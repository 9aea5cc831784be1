namespace Lossworks.Advice.Diagnostics;

/// <summary>How much more counts vary around a Poisson fit than that distribution says: 1 under it, from 1.5 on over-dispersed.</summary>
internal sealed class CountDispersion : IDiagnostic
{
    internal const string Name = "count-dispersion";
    internal const double Notable = 1.5;

    public Finding? Look(FirstLook look)
    {
        if (Counting.Of(look) is not { Counts.Length: >= 20 } counting)
            return null;
        double ratio = counting.Dispersion;
        return new(Name, ratio, ratio >= Notable
            ? $"Around a Poisson fit the counts vary {Text.Tenths(ratio)} times as much as that distribution says: they are over-dispersed, its spread is too narrow."
            : $"Around a Poisson fit the counts vary about as that distribution says ({Text.Tenths(ratio)} times).")
        {
            Matters = ratio >= Notable,
            Source = "McCullagh and Nelder (1989), section 6.2; Cameron and Trivedi (1990), doi:10.1016/0304-4076(90)90014-K",
        };
    }
}
