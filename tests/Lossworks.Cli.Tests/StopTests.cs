using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>Ctrl-C and termination: stopped soon, cleanly, and what was done is kept.</summary>
public class StopTests(ITestOutputHelper output)
{
    /// <summary>A process that was started in the background of a script ignores INT, and so do its children.</summary>
    internal static void SkipWhereSignalsAreIgnored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no kill on Windows");
        string mask = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim() : "0";
        Assert.SkipWhen((Convert.ToUInt64(mask, 16) & 2) != 0, "SIGINT is ignored by whatever started these tests");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Training_that_is_stopped_saves_model_and_trace_and_can_be_resumed(string signal)
    {
        SkipWhereSignalsAreIgnored();
        using Tool tool = new();
        string[] train = ["train", Tool.Sample("ames"), "--target", "Sale_Price", "--loss", "huber", "--optimizer", "adam", "--out", "m.json", "--json"];
        using Running run = tool.Start([.. train, "--steps", "1000000"]);
        Assert.True(run.WaitFor(() => tool.Has("m.json.checkpoint")), "over before it was stopped");
        run.Signal(signal);
        Outcome outcome = run.End().ExitsWith(1);

        JsonElement stopped = Outcome.JsonOf(outcome.Out);
        int steps = stopped.GetProperty("steps").GetInt32();
        Assert.Equal("cancelled", stopped.GetProperty("reason").GetString());
        Assert.Contains("stopping", outcome.Error);
        Assert.Equal(["m.json", "m.json.checkpoint", "m.report.html", "m.trace.csv"], tool.Files);
        Assert.Equal(steps + 1, tool.Csv("m.trace.csv").Length);

        JsonElement resumed = tool.Run([.. train, "--resume", "--steps", $"{steps + 30}"]).Json;
        output.WriteLine($"stopped at step {steps}, resumed to {resumed.GetProperty("steps")}");
        Assert.Equal(steps + 30, resumed.GetProperty("steps").GetInt32());
        Assert.Equal(Enumerable.Range(1, steps + 30).Select(s => $"{s}"), tool.Csv("m.trace.csv").Skip(1).Select(l => l[0]));
    }

    [Fact]
    public void A_comparison_that_is_stopped_ends_soon_and_writes_nothing()
    {
        SkipWhereSignalsAreIgnored();
        using Tool tool = new();
        using Running run = tool.Start("choose", Tool.Sample("ames"), "--target", "Sale_Price", "--repeats", "50", "--threads", "1");
        Assert.True(run.WaitFor(() => run.Told.Contains(" fits, about", StringComparison.Ordinal)), "over before it was stopped");
        long then = System.Diagnostics.Stopwatch.GetTimestamp();
        run.Signal("INT");
        Outcome outcome = run.End();
        TimeSpan took = System.Diagnostics.Stopwatch.GetElapsedTime(then);

        output.WriteLine($"{took.TotalSeconds:F2} s: {outcome.Error}");
        outcome.ExitsWith(1);
        Assert.Equal("", outcome.Out);
        Assert.Contains("error: stopped", outcome.Error);
        Assert.Empty(tool.Files);
        Assert.InRange(took.TotalSeconds, 0, 10);
    }
}
