using System.CommandLine;
using System.Globalization;

namespace Lossworks.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
internal static class Options
{
    private const string DataDescription = "a CSV, TSV, Parquet or JSON lines file, or an SQL query such as \"SELECT * FROM 'prices.csv'\"";

    internal static Option<bool> Json() => new("--json") { Description = "JSON on standard output, everything else on standard error" };

    internal static Argument<string> Data() => new Argument<string>("DATA") { Description = DataDescription }.NotEmpty();

    internal static Argument<string?> OptionalData() =>
        new Argument<string?>("DATA") { Description = DataDescription, Arity = ArgumentArity.ZeroOrOne }.NotEmpty();

    internal static Option<string> Target() => new("--target") { Description = "the column to predict", Required = true };

    /// <summary>The number, if it lies in the range; a wrong one is named with the flag that brought it.</summary>
    internal static double Within(Interval range, double value, string option) => range.Contains(value)
        ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} cannot be {value}; it takes {range.Describe("a number")}."));

    internal static int Within(Interval range, int value, string option) => (int)Within(range, (double)value, option);

    /// <summary>A duration as <c>--time</c> takes it.</summary>
    internal static TimeSpan? Duration(string? text, string option = "--time")
    {
        if (text is null)
            return null;
        double unit = text.LastOrDefault() switch { 'h' => 3600, 'm' => 60, _ => 1 };
        string digits = text is [.., 's' or 'm' or 'h'] ? text[..^1] : text;
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0)
            return number * unit < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(number * unit) : TimeSpan.MaxValue;
        throw new UsageException($"{option} cannot be '{text}'; it takes a duration such as 60s, 5m or 1h.");
    }

    private static Argument<T> NotEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(given =>
        {
            if (given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
                given.AddError($"{argument.Name} is empty; it takes {argument.Description}.");
        });
        return argument;
    }

    internal static string[] Split(string? columns) =>
        columns?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
