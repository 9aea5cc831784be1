namespace Lossworks;

/// <summary>The casing of names in a SPEC: oneVsAll and OneVsAll become one-vs-all, temperature1 becomes temperature-1.</summary>
internal static class KebabCase
{
    internal static string Of(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) || char.IsDigit(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
