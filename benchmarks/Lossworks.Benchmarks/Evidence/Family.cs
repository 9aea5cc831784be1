using System.Text.RegularExpressions;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>A loss without those parameters that are set by the data: what can be averaged over samples.</summary>
internal static partial class Family
{
    internal static string Of(string spec) => Emptied().Replace(SetByData().Replace(spec, ""), "");

    /// <summary>Scales and shapes that are estimated, with the comma behind.</summary>
    [GeneratedRegex(@"(?<=[(,])(delta|scale|dispersion|degrees-of-freedom|power|cut-points)=(\[[^\]]*\]|[^,)]*),?")]
    private static partial Regex SetByData();

    [GeneratedRegex(@"\(\)|,(?=\))")]
    private static partial Regex Emptied();
}
