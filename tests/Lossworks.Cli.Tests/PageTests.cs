using System.Text;

namespace Lossworks.Cli.Tests;

/// <summary>
/// The pages of the guide, line by line: every command in them is run, in order, and must print what stands below it. Files that they show are written first.
/// Three dots stand for any lines, and within a line for anything.
/// </summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("your-own-loss.md", 15)]
    [InlineData("tuning.md", 5)]
    [InlineData("choosing.md", 4)]
    public void Everything_on_the_page_is_so(string page, int least)
    {
        using Tool tool = new();
        Directory.CreateSymbolicLink(tool.PathOf("samples"), Repository.Path("samples"));
        StringBuilder wrong = new();
        int commands = 0;
        foreach ((string kind, string body) in Fences(page))
        {
            if (kind.StartsWith("toml ", StringComparison.Ordinal))
                WriteFile(tool, kind["toml ".Length..], body);
            if (kind != "console")
                continue;
            foreach ((string command, string[] expected) in Commands(body))
            {
                commands++;
                Outcome outcome = tool.Shell($"{{ {command}; }} 2>&1");
                string[] printed = outcome.Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
                if (!Match(expected, printed))
                    wrong.Append(System.Globalization.CultureInfo.InvariantCulture, $"$ {command}\nthe page says:\n{string.Join('\n', expected)}\nit prints:\n{string.Join('\n', printed)}\n\n");
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.InRange(commands, least, 100);
    }

    /// <summary>The C# on the page stands, line for line, in the sample that the tests run.</summary>
    [Theory]
    [InlineData("your-own-loss.md", "your-own-loss.cs", 3)]
    [InlineData("tuning.md", "tuning.cs", 2)]
    [InlineData("choosing.md", "choosing.cs", 1)]
    public void The_code_on_the_page_is_that_of_the_sample(string page, string name, int least)
    {
        string sample = Plain(File.ReadAllText(Repository.Path("samples", name)));
        string[] code = [.. Fences(page).Where(f => f.Kind == "csharp").Select(f => f.Body)];
        Assert.InRange(code.Length, least, 20);
        Assert.All(code, body => Assert.Contains(Plain(body), sample, StringComparison.Ordinal));
    }

    private static string[] Lines(string page) => File.ReadAllLines(Repository.Path("docs", page));

    private static IEnumerable<(string Kind, string Body)> Fences(string page)
    {
        string? kind = null;
        List<string> body = [];
        foreach (string line in Lines(page))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                body.Add(line);
                continue;
            }

            if (kind is not null)
                yield return (kind, string.Join('\n', body));
            kind = kind is null ? line[3..].Trim() : null;
            body.Clear();
        }
    }

    private static IEnumerable<(string Command, string[] Expected)> Commands(string body)
    {
        string? command = null;
        List<string> expected = [];
        foreach (string line in body.Split('\n'))
        {
            if (!line.StartsWith("$ ", StringComparison.Ordinal))
            {
                expected.Add(line);
                continue;
            }

            if (command is not null)
                yield return (command, [.. expected]);
            command = line[2..];
            expected.Clear();
        }

        if (command is not null)
            yield return (command, [.. expected]);
    }

    private static void WriteFile(Tool tool, string name, string body)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(tool.PathOf(name))!);
        File.WriteAllText(tool.PathOf(name), body + "\n");
    }

    private static bool Match(ReadOnlySpan<string> expected, ReadOnlySpan<string> printed)
    {
        if (expected.IsEmpty)
            return printed.IsEmpty || (printed.Length == 1 && printed[0].Length == 0);
        if (expected[0] == "...")
        {
            for (int skipped = 0; skipped <= printed.Length; skipped++)
            {
                if (Match(expected[1..], printed[skipped..]))
                    return true;
            }

            return false;
        }

        return !printed.IsEmpty && MatchLine(expected[0], printed[0]) && Match(expected[1..], printed[1..]);
    }

    /// <summary>Parts between three dots must occur in order, the first at the beginning and the last at the end.</summary>
    private static bool MatchLine(string expected, string printed)
    {
        string[] parts = expected.TrimEnd().Split("...");
        printed = printed.TrimEnd();
        if (parts.Length == 1)
            return parts[0] == printed;
        if (!printed.StartsWith(parts[0], StringComparison.Ordinal) || !printed.EndsWith(parts[^1], StringComparison.Ordinal))
            return false;
        int at = parts[0].Length;
        foreach (string part in parts[1..^1])
        {
            at = printed.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += part.Length;
        }

        return at <= printed.Length - parts[^1].Length;
    }

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}
