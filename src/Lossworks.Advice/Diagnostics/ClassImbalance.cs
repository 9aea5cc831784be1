namespace Lossworks.Advice.Diagnostics;

/// <summary>The largest class over the smallest: from 10 on, the rare class is easily ignored.</summary>
internal sealed class ClassImbalance : IDiagnostic
{
    internal const string Name = "class-imbalance";
    internal const double Notable = 10;

    public Finding? Look(FirstLook look)
    {
        if (!look.Problem.IsClass)
            return null;
        int[] counts = ClassCounts.Of(look.Problem);
        double ratio = counts.Max() / (double)Math.Max(1, counts.Min());
        return new(Name, ratio, ratio < Notable
            ? $"{counts.Length} classes of similar size (largest over smallest {Text.Tenths(ratio)})."
            : $"The largest of {counts.Length} classes has {Text.Short(ratio)} times as many rows as the smallest: a model may be right most of the time and never find the rare one.")
        {
            Matters = ratio >= Notable,
            Source = "He and Garcia (2009), doi:10.1109/TKDE.2008.239",
        };
    }
}
