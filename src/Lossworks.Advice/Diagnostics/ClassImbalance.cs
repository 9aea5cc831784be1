namespace Lossworks.Advice.Diagnostics;

/// <summary>The largest class over the smallest: from 10 on, the rare class is easily ignored.</summary>
internal sealed class ClassImbalance : IDiagnostic
{
    internal const double Notable = 10;

    public Finding? Look(FirstLook look)
    {
        if (!look.Problem.IsClass)
            return null;
        int[] counts = new int[look.Problem.Truth.ClassCount];
        foreach (int code in look.Problem.Truth.Codes)
            counts[code]++;
        double ratio = counts.Max() / (double)Math.Max(1, counts.Min());
        return new("class-imbalance", ratio, ratio < Notable
            ? $"{counts.Length} classes of similar size (largest over smallest {ratio:0.0})."
            : $"The largest of {counts.Length} classes has {ratio:0} times as many rows as the smallest.");
    }
}
