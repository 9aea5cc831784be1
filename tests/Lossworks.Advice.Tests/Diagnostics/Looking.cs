using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Diagnostics;

/// <summary>A look at a made table.</summary>
internal static class Looking
{
    internal static FirstLook At(Table table, Action<Setup>? with = null) => FirstLook.Of(ProblemOf(table, with), 1, TestContext.Current.CancellationToken);

    /// <summary>Everything that is found, by name.</summary>
    internal static IReadOnlyDictionary<string, Finding> Findings(Table table, Action<Setup>? with = null) =>
        AllDiagnostics.Of(At(table, with), TestContext.Current.CancellationToken).ToDictionary(f => f.Name);

    /// <summary>What matters, by name.</summary>
    internal static IReadOnlySet<string> Mattering(Table table, Action<Setup>? with = null) =>
        Findings(table, with).Values.Where(f => f.Matters).Select(f => f.Name).ToHashSet();

    internal static Problem ProblemOf(Table table, Action<Setup>? with = null)
    {
        Setup setup = new();
        with?.Invoke(setup);
        return Problem.Of(new AdviceRequest { Table = table, Target = setup.Target, Want = setup.Want, Roles = setup.Roles, Costs = setup.Costs, Metric = setup.Metric });
    }

    internal sealed class Setup
    {
        internal string Target { get; set; } = "y";

        internal Want? Want { get; set; }

        internal string? Metric { get; set; }

        internal Costs? Costs { get; set; }

        internal ColumnRoles Roles { get; set; } = ColumnRoles.None;
    }
}
