using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lossworks.Samples.Tests;

/// <summary>Each sample runs as it stands and prints what its text promises. One after the other: they build the same projects.</summary>
public sealed class SampleTests
{
    private static readonly Lazy<Task<string>> FirstDescent = new(() => Printed("first-descent"));

    [Fact]
    public async Task First_descent_nears_the_line_in_a_thousand_steps_and_reaches_it()
    {
        string output = await FirstDescent.Value;

        MatchCollection steps = Regex.Matches(output, @"^step +(\d+) ", RegexOptions.Multiline);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => 100 * i), steps.Select(step => int.Parse(step.Groups[1].Value, CultureInfo.InvariantCulture)));
        string thousandth = Line(output, "step  1000");
        Assert.InRange(Number(thousandth, "W"), 2 - 0.02, 2 + 0.02);
        Assert.InRange(Number(thousandth, "b"), -0.05, 0.05);
        string last = Line(output, "converged");
        Assert.InRange(Number(last, "W"), 2 - 1e-6, 2 + 1e-6);
        Assert.InRange(Number(last, "b"), -1e-6, 1e-6);
    }

    [Fact]
    public async Task First_descent_refuses_a_column_against_a_row()
    {
        string refusal = Line(await FirstDescent.Value, "predictions have shape");
        Assert.Contains("4 x 1", refusal, StringComparison.Ordinal);
        Assert.Contains("1 x 4", refusal, StringComparison.Ordinal);
        Assert.Contains("reshape", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regression_errs_less_with_huber_on_prices_with_outliers()
    {
        string output = await Printed("regression");
        double squared = Number(Line(output, "squared-error"), "mean absolute error"), huber = Number(Line(output, "huber"), "mean absolute error");
        Assert.InRange(squared, 5, 25);
        Assert.InRange(huber, 5, squared);
    }

    [Fact]
    public async Task Binary_tells_benign_from_malignant()
    {
        string heldOut = Line(await Printed("binary"), "held out");
        Assert.InRange(Number(heldOut, "accuracy"), 0.95, 1);
        Assert.InRange(Number(heldOut, "log loss"), 0, 0.15);
    }

    [Fact]
    public async Task Multiclass_reads_digits()
    {
        string heldOut = Line(await Printed("multiclass"), "held out");
        Assert.InRange(Number(heldOut, "accuracy"), 0.93, 1);
        Assert.InRange(Number(heldOut, "log loss"), 0, 0.3);
    }

    [Fact]
    public async Task Your_own_loss_is_the_same_as_text_and_as_an_expression()
    {
        string output = await Printed("your-own-loss");
        double value = Number(Line(output, "too little"), "bad:");
        Assert.Equal(2 / 3.0, value, 1e-12);
        Assert.Equal(value, Number(Line(output, "as an expression"), "expression"));
        Assert.Equal(0.0625 * 2 / 3, Number(Line(output, "quartic"), "quartic"), 1e-12);
        Assert.Equal((0.7 * 2 / 3) + (0.3 * 0.0625 * 2 / 3), Number(Line(output, "mixed"), "mixed"), 1e-12);
        Assert.Equal("convex: everywhere", Line(output, "convex"));
        Assert.Equal("elicits: quantile 0.75", Line(output, "elicits"));
    }

    [Fact]
    public async Task Tuning_finds_what_is_best_and_keeps_its_trials()
    {
        string output = await Printed("tuning");
        string best = Line(output, "best of 40: radial");
        Assert.InRange(Number(best, "width"), 1.9, 2.1);
        Assert.InRange(Number(best, "error"), 0, 0.003);
        Line(output, "asked and told 20 trials, kept in a file");
        Assert.InRange(Number(Line(output, "Exhausted after 6 trials: huber(delta=1)"), "by"), 40, 45);
    }

    [Fact]
    public async Task Choosing_asks_for_a_rate_and_for_the_cheapest_answer()
    {
        string output = await Printed("choosing");
        Line(output, "wanted: rate, judged by poisson-deviance");
        Assert.Contains("skill", Line(output, "1. "), StringComparison.Ordinal);
        Line(output, "You want how many Claims to expect per unit of Holders.");
        string claims = Line(output, "predicted claims");
        Assert.InRange(Number(claims, "policies:"), 3151 * 0.97, 3151 * 1.03);
        Assert.Contains("quantile:0.75", Line(output, "with costs"), StringComparison.Ordinal);
    }

    /// <summary>What <c>loss choose --json</c> prints as <c>csharp</c> is a program.</summary>
    [Theory]
    [InlineData("insurance-claims", "Claims", "--exposure", "Holders", "--losses", "poisson-nll,squared-error")]
    [InlineData("breast-cancer", "target", "--want", "class", "--losses", "squared-hinge")]
    [InlineData("eu-stock-markets", "DAX", "--time", "time", "--ahead", "1", "--losses", "squared-error")]
    public async Task The_code_of_an_advice_runs(string data, string target, params string[] more)
    {
        string report = Path.Combine(Path.GetTempPath(), $"advice-{Guid.NewGuid():N}.html"), program = Path.Combine(SampleRun.Root, "samples", $"advised-{Guid.NewGuid():N}.cs");
        string[] choose = ["choose", $"samples/data/{data}.csv", "--target", target, "--repeats", "1", "--trials", "2", "--json", "--report", report, .. more];
        try
        {
            SampleRun choice = await SampleRun.Run(Path.Combine(SampleRun.Root, OperatingSystem.IsWindows() ? "loss.cmd" : "loss"), choose);
            Assert.True(choice.ExitCode == 0, choice.Errors);
            string code = JsonDocument.Parse(choice.Output).RootElement.GetProperty("csharp").GetString()!;
            await File.WriteAllTextAsync(program, "#:project ../src/Lossworks.Advice\n" + code + "\n", TestContext.Current.CancellationToken);
            SampleRun run = await SampleRun.Run("dotnet", "run", program);
            Assert.True(run.ExitCode == 0, $"{code}\n{run.Output}\n{run.Errors}");
            Assert.Contains("the first prediction is ", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(report);
            File.Delete(program);
        }
    }

    [Fact]
    public void Every_sample_has_its_line_in_the_list()
    {
        string folder = Path.Combine(SampleRun.Root, "samples"), list = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.All(Directory.GetFiles(folder, "*.cs"), sample => Assert.Contains($"[{Path.GetFileName(sample)}]", list, StringComparison.Ordinal));
    }

    /// <summary>What a sample prints; it must end well, and leave the folder as it was.</summary>
    private static async Task<string> Printed(string name)
    {
        string folder = Path.Combine(SampleRun.Root, "samples");
        string[] before = Directory.GetFileSystemEntries(folder);
        SampleRun run = await SampleRun.Of(name);
        Assert.True(run.ExitCode == 0, $"{name} ended with {run.ExitCode}\n{run.Output}\n{run.Errors}");
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(folder).Order());
        return run.Output;
    }

    private static string Line(string output, string start) => output.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));

    private static double Number(string line, string name) =>
        double.Parse(Regex.Match(line, Regex.Escape(name) + @" +(-?[0-9.E+-]+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
