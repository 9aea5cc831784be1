namespace Lossworks.Advice.Diagnostics;

/// <summary>Rows whose target is unknown were left out: the answer holds for rows like those that are left.</summary>
internal sealed class MissingTargets : IDiagnostic
{
    internal const string Name = "missing-targets";
    internal const double Notable = 0.05;

    public Finding? Look(FirstLook look)
    {
        IReadOnlyList<int> known = look.Problem.Target.Rows;
        int seen = known[^1] + 1, missing = seen - known.Count;
        double share = missing / (double)seen;
        return share < Notable ? null
            : new(Name, share, $"The target is missing in {Text.Percent(share)} of the rows: if it is missing for a reason, every loss learns from the wrong cases.")
            {
                Matters = true,
                Source = "Rubin (1976), doi:10.1093/biomet/63.3.581",
            };
    }
}
