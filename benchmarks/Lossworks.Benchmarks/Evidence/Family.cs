using System.Text.RegularExpressions;
using Lossworks.Advice;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>A loss without those parameters that are set by the data: what can be averaged over samples.</summary>
internal static partial class Family
{
    /// <summary>Of something that was compared: without what was tuned of it.</summary>
    internal static string Of(CandidateResult row) => Of(Tuned().Replace(row.Candidate.Spec, ""));

    internal static string Of(string spec) => Emptied().Replace(SetByData().Replace(spec, ""), "");

    /// <summary>Scales and shapes that are estimated, with the comma behind.</summary>
    [GeneratedRegex(@"(?<=[(,] ?)(delta|scale|dispersion|degrees-of-freedom|power|cut-points)=(\[[^\]]*\]|[^,)]*),? ?")]
    private static partial Regex SetByData();

    /// <summary>Ranges and choices.</summary>
    [GeneratedRegex(@"(?<=[(,] ?)[a-z0-9-]+=([^,()]*\.\.[^,()]*|\{[^}]*\}),? ?")]
    private static partial Regex Tuned();

    [GeneratedRegex(@"\(\)|, ?(?=\))")]
    private static partial Regex Emptied();
}
