using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>What somebody asks of a table; advice and tuning ask it the same way.</summary>
internal sealed record Question
{
    internal required Table Table { get; init; }

    internal required string Column { get; init; }

    internal Want? Want { get; init; }

    internal string? Metric { get; init; }

    internal Costs? Costs { get; init; }

    internal ColumnRoles Roles { get; init; } = ColumnRoles.None;

    internal IReadOnlyList<string> Exclude { get; init; } = [];
}
