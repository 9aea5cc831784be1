namespace Lossworks.Advice.Diagnostics;

/// <summary>A class of so few rows that a fold may hold one or none of them.</summary>
internal sealed class RareClass : IDiagnostic
{
    internal const string Name = "rare-class";
    internal const int Enough = 20;

    public Finding? Look(FirstLook look)
    {
        if (!look.Problem.IsClass)
            return null;
        int[] counts = ClassCounts.Of(look.Problem);
        int rarest = Array.IndexOf(counts, counts.Min());
        return counts[rarest] >= Enough ? null
            : new(Name, counts[rarest], $"The class '{look.Problem.Target.Classes[rarest]}' has {counts[rarest]} rows only: no loss can learn much of it, and its share of any score is chance.")
            {
                Matters = true,
                Source = "Peduzzi et al. (1996), doi:10.1016/S0895-4356(96)00236-3",
            };
    }
}
