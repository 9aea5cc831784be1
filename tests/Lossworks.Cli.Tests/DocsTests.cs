using System.Globalization;
using System.Text.RegularExpressions;

namespace Lossworks.Cli.Tests;

/// <summary>The documentation of the losses is what <c>loss docs</c> writes from the cards, and nothing else.</summary>
public sealed partial class DocsTests : IDisposable
{
    private const string HowToMend = "Run `./loss docs docs` and commit what changed.";

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void The_pages_in_the_repository_are_those_of_the_cards()
    {
        Assert.Equal(0, _tool.Run("docs", "written").Code);
        string written = _tool.PathOf("written"), kept = Repository.Path("docs");
        string[] fresh = [.. Below(written), "coverage.md"], present = [.. Below(kept), "coverage.md"];
        Assert.True(fresh.SequenceEqual(present), $"Missing or left over: {string.Join(", ", fresh.Except(present).Concat(present.Except(fresh)))}. {HowToMend}");
        foreach (string path in fresh)
        {
            string expected = File.ReadAllText(Path.Combine(written, path)), found = File.ReadAllText(Path.Combine(kept, path));
            Assert.True(path.EndsWith(".svg", StringComparison.Ordinal) ? SamePicture(expected, found) : expected == found, $"docs/{path} is out of step with its card. {HowToMend}");
        }
    }

    [Fact]
    public void Every_link_leads_somewhere()
    {
        foreach (string path in Below(Repository.Path("docs")).Append("coverage.md").Where(p => p.EndsWith(".md", StringComparison.Ordinal)))
        {
            string page = Repository.Path("docs", path);
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = link.Groups[1].Value.Split('#')[0];
                Assert.True(target.Length == 0 || File.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)), $"{path} links to {target}, which is not there.");
            }
        }
    }

    [Fact]
    public void The_worked_example_is_the_loss_itself() =>
        Assert.Contains(
            File.ReadAllText(Repository.Path("src", "Lossworks", "Catalogue", "Regression", "Fair.cs")).Trim(),
            File.ReadAllText(Repository.Path("CONTRIBUTING.md")),
            StringComparison.Ordinal);

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "losses"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The same marks and words; the last bits of a coordinate may depend on the machine's vectors.</summary>
    private static bool SamePicture(string expected, string found)
    {
        if (Number().Replace(expected, "#") != Number().Replace(found, "#"))
            return false;
        return Number().Matches(expected).Zip(Number().Matches(found))
            .All(pair => Math.Abs(Value(pair.First) - Value(pair.Second)) <= 0.25);
    }

    private static double Value(Match match) => double.Parse(match.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
