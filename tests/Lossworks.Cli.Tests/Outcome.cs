using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>What a run of the tool left: exit code, standard output, standard error, and how long it took.</summary>
internal sealed record Outcome(string Line, int Code, string Out, string Error, TimeSpan Took)
{
    /// <summary>Standard output as the one JSON document that it has to be.</summary>
    internal JsonElement Json
    {
        get
        {
            ExitsWith(0);
            return JsonOf(Out);
        }
    }

    internal static JsonElement JsonOf(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    internal Outcome ExitsWith(int code)
    {
        Assert.True(Code == code, $"{Line}\nended with {Code} instead of {code}.\n{Error}\n{Out}");
        return this;
    }

    /// <summary>A failure as it has to be: its code, nothing on standard output, a message with all of these words, no stack trace.</summary>
    internal void FailsWith(int code, params ReadOnlySpan<string> words)
    {
        ExitsWith(code);
        Assert.Equal("", Out);
        Assert.StartsWith("error: ", Error.Split('\n').FirstOrDefault(l => !l.StartsWith("warning: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", Error);
        Assert.DoesNotContain("Exception", Error);
        foreach (string word in words)
            Assert.Contains(word, Error);
    }
}
