using Lossworks.Data;

namespace Lossworks.Advice.Diagnostics;

/// <summary>The share of the most frequent value: rounded or graded targets have ties, on which medians and quantiles jump.</summary>
internal sealed class Ties : IDiagnostic
{
    internal const string Name = "ties";
    internal const double Notable = 0.1;

    public Finding? Look(FirstLook look)
    {
        double[] y = look.Problem.Truth.Numbers;
        if (look.Problem.IsClass || look.Problem.Target.Kind == TargetKind.Count || y.Length < 30)
            return null;
        IGrouping<double, double> most = y.GroupBy(v => v).MaxBy(g => g.Count())!;
        double share = most.Count() / (double)y.Length;
        int distinct = y.Distinct().Count();
        if (share < Notable || (most.Key is 0 && distinct > 20))
            return null;
        return new(Name, share, distinct <= 20
            ? $"The target has only {distinct} values, {Text.Short(most.Key)} in {Text.Percent(share)} of the rows: it may be a grade rather than a number; as text it would be compared as classes."
            : $"{Text.Percent(share)} of the targets are exactly {Text.Short(most.Key)}: medians and quantiles stick to such a value.")
        {
            Matters = true,
            Source = "Machado and Santos Silva (2005), doi:10.1198/016214505000000330",
        };
    }
}
