namespace Lossworks.Cli.Terminal;

/// <summary>Commands to copy.</summary>
internal static class Shell
{
    /// <summary>As a shell reads it as one word.</summary>
    internal static string Quoted(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '/')
        ? text
        : "\"" + string.Concat(text.Select(c => c is '"' or '$' or '`' or '\\' ? $"\\{c}" : $"{c}")) + "\"";
}
