using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Pages;

/// <summary>Where it was measured, and against which versions.</summary>
internal static class MachineTable
{
    internal static string Of(ResultsFile results)
    {
        Machine m = results.Machine;
        string peers = results.Versions.Count == 0 ? "none" : string.Join("; ", results.Versions.Select(v => $"{v.Key} {v.Value}"));
        return $"Measured on {results.Date} by `{results.Command}`: {m.Processor}, {m.Cores} cores, vectors of {m.Vectors}, {m.System}, {m.Runtime}.\n"
            + $"Peers: {peers}.\n";
    }
}
