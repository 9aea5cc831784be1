using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>Training that is killed, without any chance to clean up, goes on from its checkpoint and ends with the same bits.</summary>
public class ResumeTests(ITestOutputHelper output)
{
    private static string[] Ames(string options, string model) =>
        ["train", Tool.Sample("ames"), "--target", "Sale_Price", .. options.Split(' '), "--out", model, "--json"];

    /// <summary>A step without its time.</summary>
    private static string Untimed(string line) => line[..line.LastIndexOf(',')];

    /// <summary>Kills a run as soon as it has left a checkpoint; false where it was over before that.</summary>
    private static bool Killed(Tool tool, string options)
    {
        foreach (string file in tool.Files.Where(f => f.StartsWith("killed.", StringComparison.Ordinal)))
            File.Delete(tool.PathOf(file));
        using Running run = tool.Start(Ames(options, "killed.json"));
        bool caught = run.WaitFor(() => tool.Has("killed.json.checkpoint"));
        run.Kill();
        return caught && !tool.Has("killed.json");
    }

    private static string ModelOf(Tool tool, string file) => Outcome.JsonOf(tool.Read(file)).GetProperty("model").GetRawText();

    [Theory]
    [InlineData("--loss huber --optimizer adam --steps 100")]
    [InlineData("--loss log-cosh --optimizer sgd --steps 100 --seed 7")]
    [InlineData("--loss absolute-error --optimizer lbfgs")]
    [InlineData("--loss squared-error --optimizer gd --steps 200")]
    public void A_killed_run_resumes_to_the_same_bits(string options)
    {
        using Tool tool = new();
        JsonElement whole = tool.Run(Ames(options, "whole.json")).Json;
        Assert.True(Enumerable.Range(0, 5).Any(_ => Killed(tool, options)), "too fast to be killed");
        JsonElement resumed = tool.Run([.. Ames(options, "killed.json"), "--resume"]).Json;

        string[] steps = [.. File.ReadLines(tool.PathOf("whole.trace.csv")).Select(Untimed)];
        string[] after = [.. File.ReadLines(tool.PathOf("killed.trace.csv")).Select(Untimed)];
        output.WriteLine($"killed before step {after[1].Split(',')[0]} of {whole.GetProperty("steps")}");
        Assert.InRange(after.Length, 2, steps.Length - 20);
        Assert.Equal(steps[^(after.Length - 1)..], after[1..]);
        Assert.Equal(ModelOf(tool, "whole.json"), ModelOf(tool, "killed.json"));
        Assert.All(["steps", "reason", "value", "intercept", "coefficients", "metrics"], key => Assert.Equal(whole.GetProperty(key).GetRawText(), resumed.GetProperty(key).GetRawText()));
        Assert.DoesNotContain(tool.Files, f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_checkpoint_of_another_fit_is_refused_and_kept()
    {
        using Tool tool = new();
        string[] train = ["train", Tool.Sample("engel"), "--target", "foodexp", "--out", "m.json"];
        tool.Run([.. train, "--loss", "huber", "--steps", "3"]).ExitsWith(0);
        byte[] checkpoint = File.ReadAllBytes(tool.PathOf("m.json.checkpoint"));

        tool.Run([.. train, "--loss", "log-cosh", "--resume"]).FailsWith(1, "checkpoint", "huber", "log-cosh");
        tool.Run([.. train, "--loss", "huber", "--l2", "1", "--resume"]).FailsWith(1, "checkpoint", "options");
        tool.Run([.. train, "--loss", "huber", "--resume", "--features", "income", "--weight", "income"]).FailsWith(1);

        Assert.Equal(checkpoint, File.ReadAllBytes(tool.PathOf("m.json.checkpoint")));
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_and_a_missing_one_is_told()
    {
        using Tool tool = new();
        string[] train = ["train", Tool.Sample("engel"), "--target", "foodexp", "--loss", "huber", "--resume", "--json"];
        tool.Write("loss-model.json.checkpoint", "not a checkpoint");
        tool.Run(train).FailsWith(1, "checkpoint");

        File.Delete(tool.PathOf("loss-model.json.checkpoint"));
        Assert.Contains("no checkpoint", tool.Run(train).ExitsWith(0).Error);
    }

    [Fact]
    public void A_run_at_its_limit_of_steps_goes_on_with_more()
    {
        using Tool tool = new();
        string[] train = ["train", Tool.Sample("engel"), "--target", "foodexp", "--loss", "huber", "--json"];
        JsonElement whole = tool.Run([.. train, "--out", "whole.json"]).Json;
        JsonElement part = tool.Run([.. train, "--out", "part.json", "--steps", "4"]).Json;
        JsonElement rest = tool.Run([.. train, "--out", "part.json", "--resume"]).Json;

        Assert.Equal(("step-limit", 4), (part.GetProperty("reason").GetString(), part.GetProperty("steps").GetInt32()));
        Assert.Equal("converged", rest.GetProperty("reason").GetString());
        Assert.Equal(ModelOf(tool, "whole.json"), ModelOf(tool, "part.json"));
        Assert.Equal(File.ReadLines(tool.PathOf("whole.trace.csv")).Select(Untimed), File.ReadLines(tool.PathOf("part.trace.csv")).Select(Untimed));
        Assert.False(tool.Has("part.json.checkpoint"));
    }
}
