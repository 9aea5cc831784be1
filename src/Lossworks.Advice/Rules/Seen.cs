using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>What rules ask of findings and problems.</summary>
internal static class Seen
{
    /// <summary>Whether something was found and is beyond its threshold.</summary>
    internal static bool Matter(this IReadOnlyDictionary<string, Finding> findings, string name) => findings.TryGetValue(name, out Finding? finding) && finding.Matters;

    /// <summary>Whether large residuals are more frequent than normal noise has them.</summary>
    internal static bool AreHeavy(this IReadOnlyDictionary<string, Finding> findings) => findings.Matter(OutlierShare.Name) || findings.Matter(TailWeight.Name);

    /// <summary>Whether effects multiply.</summary>
    internal static bool Multiply(this IReadOnlyDictionary<string, Finding> findings) => findings.TryGetValue(Multiplying.Name, out Finding? found) && found.Value <= Multiplying.Multiplies;

    /// <summary>Whether effects add, so that a log link fits badly.</summary>
    internal static bool Add(this IReadOnlyDictionary<string, Finding> findings) => findings.TryGetValue(Multiplying.Name, out Finding? found) && found.Value >= Multiplying.Adds;

    /// <summary>Whether the spread grows with the mean, and losses that know that can be fitted.</summary>
    internal static bool Grow(this IReadOnlyDictionary<string, Finding> findings) => findings.Matter(GrowingSpread.Name) && !findings.Add();

    /// <summary>Whether the wanted number is the mean, of a count or a rate too.</summary>
    internal static bool WantsMean(this FirstLook look) => look.Problem.Want.Kind is WantKind.Mean or WantKind.Count or WantKind.Rate;

    /// <summary>Whether the target is a number and this is wanted of it.</summary>
    internal static bool Wants(this FirstLook look, params ReadOnlySpan<WantKind> kinds) => kinds.Contains(look.Problem.Want.Kind);

    /// <summary>Whether targets are never negative and not all 0.</summary>
    internal static bool IsNeverNegative(this FirstLook look) =>
        !look.Problem.IsClass && Array.TrueForAll(look.Problem.Truth.Numbers, y => y >= 0) && look.Problem.Truth.Numbers.Any(y => y > 0);

    internal static bool HasZero(this FirstLook look) => Array.Exists(look.Problem.Truth.Numbers, y => y == 0);
}
