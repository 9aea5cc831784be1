using System.CommandLine;

namespace Lossworks.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
internal static class Options
{
    internal static Option<bool> Json() => new("--json") { Description = "JSON on standard output, everything else on standard error" };

    internal static Argument<string> Data() =>
        new("DATA") { Description = "a CSV, TSV, Parquet or JSON lines file, or an SQL query such as \"SELECT * FROM 'prices.csv'\"" };

    internal static Option<string> Target() => new("--target") { Description = "the column to predict", Required = true };

    internal static string[] Split(string? columns) =>
        columns?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
