using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary><c>loss check --fix</c>, and what <c>loss check</c> says about the numbers of a formula.</summary>
public class FixTests
{
    [Fact]
    public void Fix_prints_the_better_spec_alone()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("check", "formula: d^2*(sqrt(1 + ((p - y)/d)^2) - 1); d = 1.5 in 0.1..10 log", "--fix").ExitsWith(0);

        Assert.Equal("formula: d^2 * softabs((p - y) / d); d = 1.5 in 0.1..10 log", outcome.Out.Trim());
        Assert.Contains("write softabs((p - y) / d) instead of sqrt(1 + ((p - y) / d)^2) - 1.", outcome.Error, StringComparison.Ordinal);
        tool.Run("check", outcome.Out.Trim()).ExitsWith(0);
    }

    [Theory]
    [InlineData("formula: softplus(p) - y * p")]
    [InlineData("huber(delta=2)")]
    public void Fix_leaves_alone_what_is_sound_and_says_so(string spec)
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("check", spec, "--fix").ExitsWith(0);

        Assert.Equal(spec, outcome.Out.Trim());
        Assert.Contains("Nothing is to be mended.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fix_mends_a_formula_inside_a_sum()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("check", "0.7*huber(delta=2) + 0.3*(formula: log(cosh(p - y)))", "--fix").ExitsWith(0);

        Assert.Equal("0.7*huber(delta=2) + 0.3*(formula: logcosh(p - y))", outcome.Out.Trim());
    }

    [Fact]
    public void Findings_are_notes_of_one_or_two_lines()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("check", "formula: log(1 + exp(p)) - y*p").ExitsWith(0);

        Assert.Contains("  note value overflows in double where the prediction is above 709.8: at p = 720, y = 0 it gives Infinity, the true value is 720.", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("       write softplus(p) instead of log(1 + exp(p)).", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_range_kind_and_the_better_spec()
    {
        using Tool tool = new();
        JsonElement check = tool.Run("check", "formula: log(cosh(p - y))", "--json").Json;

        JsonElement finding = check.GetProperty("audit").EnumerateArray().First();
        Assert.All(["where", "rewrite", "instead", "what", "kind", "precision", "range"], key => Assert.NotEmpty(finding.GetProperty(key).GetString()!));
        Assert.Equal("overflow", finding.GetProperty("kind").GetString());
        Assert.Equal("formula: logcosh(p - y)", check.GetProperty("fixed").GetString());
        Assert.Equal(JsonValueKind.Null, tool.Run("check", "formula: logcosh(p - y)", "--json").Json.GetProperty("fixed").ValueKind);
    }
}
