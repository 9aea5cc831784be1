using Lossworks.Formulas;

namespace Lossworks.Tests.Formulas;

public sealed class DocumentedFunctions
{
    /// <summary>The table of functions of the page "Your own loss" names all that there are, and no other.</summary>
    [Fact]
    public void The_table_is_complete()
    {
        string[] lines = File.ReadAllLines(Repository.Path("docs", "your-own-loss.md"));
        string[] rows = [.. lines.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => l.Split('|')[1].Split('`').Where((_, i) => i % 2 == 1))];
        IEnumerable<string> names = rows.Where(r => r.Contains('(', StringComparison.Ordinal)).Select(r => r.Split('(')[0]);
        Assert.Equal(Operations.Named.Where(o => o != Operations.Power).Select(o => o.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }
}
