using System.CommandLine;
using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Commands;

/// <summary>The flags by which columns get a role: the same for every command that learns.</summary>
internal sealed class RoleFlags
{
    private readonly Option<string?> _weight = new("--weight") { Description = "the column that says how much a row counts" };
    private readonly Option<string?> _exposure = new("--exposure") { Description = "the column that says over how much the target was counted: what is learned is then a rate" };
    private readonly Option<string?> _group = new("--group") { Description = "rows that are alike in this column stay together: never both learned from and judged by" };
    private readonly Option<string?> _time;
    private readonly Option<int> _ahead = new("--ahead") { Description = "with the column of moments: the target is that of so many rows later, and its present value is a feature" };

    /// <param name="timed">Whether <c>--time</c> is free for the column of moments; where it is a duration, the column is <c>--time-column</c>.</param>
    internal RoleFlags(bool timed) => _time = new(timed ? "--time" : "--time-column", timed ? ["--time-column"] : [])
    {
        Description = "the column of moments: a model is judged by rows later than those it learned from",
    };

    internal IEnumerable<Option> All => [_weight, _exposure, _group, _time, _ahead];

    /// <exception cref="UsageException">A flag that needs another one.</exception>
    internal ColumnRoles Of(ParseResult parsed)
    {
        int ahead = parsed.GetValue(_ahead);
        if (ahead < 0)
            throw new UsageException($"--ahead cannot be {ahead}; it takes 0 for the same row, or how many rows later.");
        ColumnRoles roles = new()
        {
            Weight = parsed.GetValue(_weight),
            Exposure = parsed.GetValue(_exposure),
            Group = parsed.GetValue(_group),
            Time = parsed.GetValue(_time),
            Ahead = ahead,
        };
        return ahead > 0 && roles.Time is null ? throw new UsageException($"--ahead {ahead} needs {_time.Name}, the column of moments.") : roles;
    }

    /// <summary>The flags of <c>loss train</c> that leave the same columns out and give the same roles, each with a space before it.</summary>
    internal static string Of(ColumnRoles roles, IReadOnlyList<string> exclude)
    {
        // Groups and moments matter where rows are divided; a model of all rows only leaves them out.
        string[] unused = [.. exclude, .. new[] { roles.Group, roles.Ahead == 0 ? roles.Time : null }.OfType<string>()];
        (string Flag, string? Value)[] flags =
        [
            ("--weight", roles.Weight), ("--exposure", roles.Exposure), ("--time-column", roles.Ahead == 0 ? null : roles.Time),
            ("--ahead", roles.Ahead == 0 ? null : roles.Ahead.ToString(CultureInfo.InvariantCulture)),
            ("--exclude", unused.Length == 0 ? null : string.Join(",", unused)),
        ];
        return string.Concat(flags.Where(f => f.Value is not null).Select(f => $" {f.Flag} {Shell.Quoted(f.Value!)}"));
    }
}
