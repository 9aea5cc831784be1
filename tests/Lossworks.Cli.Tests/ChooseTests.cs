using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>The JSON and the report of <c>choose</c>.</summary>
public class ChooseTests(ITestOutputHelper output)
{
    private static readonly string[] Keys = ["task", "want", "metric", "rows", "findings", "candidates", "winner", "verdict", "command", "report", "seconds"];

    private static readonly string[] CandidateKeys = ["loss", "why", "score", "spread", "skill", "pValue", "rank"];

    private static JsonElement[] Candidates(JsonElement choice) => [.. choice.GetProperty("candidates").EnumerateArray()];

    private static string Losses(JsonElement choice) => choice.GetProperty("candidates").GetRawText();

    [Theory]
    [InlineData("engel", "foodexp", 235)]
    [InlineData("breast-cancer", "target", 569)]
    [InlineData("insurance-claims", "Claims", 64)]
    public void The_answer_has_the_keys_of_the_contract(string sample, string target, int rows)
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("choose", Tool.Sample(sample), "--target", target, "--repeats", "1", "--report", "r.html", "--json");
        JsonElement choice = outcome.Json;
        output.WriteLine($"{outcome.Took.TotalSeconds:F1} s: {choice.GetProperty("verdict")}");

        Assert.All(Keys, key => Assert.True(choice.TryGetProperty(key, out _), key));
        Assert.Equal(rows, choice.GetProperty("rows").GetInt32());
        Assert.All(choice.GetProperty("findings").EnumerateArray(), f => Assert.All(["name", "value", "says"], key => Assert.True(f.TryGetProperty(key, out _), key)));
        JsonElement[] candidates = Candidates(choice);
        Assert.All(candidates, c => Assert.All(CandidateKeys, key => Assert.True(c.TryGetProperty(key, out _), key)));
        Assert.Equal(Enumerable.Range(1, candidates.Length), candidates.Select(c => c.GetProperty("rank").GetInt32()));
        string?[] losses = [.. candidates.Select(c => c.GetProperty("loss").GetString())];
        Assert.InRange(losses.Distinct().Count(), 3, losses.Length);
        string? winner = choice.GetProperty("winner").GetString();
        Assert.True(winner is null || losses.Contains(winner), winner);
        Assert.All(candidates, c => Assert.True(double.IsFinite(c.GetProperty("score").GetDouble())));
        Assert.All(candidates.Select(c => c.GetProperty("pValue")).Where(p => p.ValueKind != JsonValueKind.Null), p => Assert.InRange(p.GetDouble(), 0, 1));
        Assert.Equal("r.html", choice.GetProperty("report").GetString());
        Assert.Equal(["r.html"], tool.Files);
        Assert.Contains("<svg", tool.Read("r.html"));
        Assert.StartsWith("loss train ", choice.GetProperty("command").GetString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_scores_on_any_number_of_threads_and_another_seed_others()
    {
        using Tool tool = new();
        string[] choose = ["choose", Tool.Sample("engel"), "--target", "foodexp", "--repeats", "1", "--losses", "squared-error,huber(delta=100),absolute-error", "--json"];
        JsonElement one = tool.Run([.. choose, "--threads", "1", "--seed", "3"]).Json;
        JsonElement two = tool.Run([.. choose, "--threads", "2", "--seed", "3"]).Json;
        JsonElement other = tool.Run([.. choose, "--threads", "2", "--seed", "4"]).Json;

        Assert.Equal(Losses(one), Losses(two));
        Assert.NotEqual(Losses(one), Losses(other));
        Assert.Equal(["absolute-error", "huber(delta=100)", "squared-error"], Candidates(one).Select(c => c.GetProperty("loss").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_asked_for_decides_the_metric()
    {
        using Tool tool = new();
        string[] choose = ["choose", Tool.Sample("engel"), "--target", "foodexp", "--repeats", "1", "--losses", "absolute-error,squared-error", "--json"];
        JsonElement median = tool.Run([.. choose, "--want", "median"]).Json;
        JsonElement rmse = tool.Run([.. choose, "--metric", "rmse"]).Json;

        Assert.Equal(("median", "mae"), (median.GetProperty("want").GetString(), median.GetProperty("metric").GetString()));
        Assert.Equal("rmse", rmse.GetProperty("metric").GetString());
    }

    [Fact]
    public void Over_time_the_last_value_is_the_one_to_beat_and_the_command_looks_ahead()
    {
        using Tool tool = new();
        JsonElement choice = tool.Run("choose", Tool.Sample("eu-stock-markets"), "--target", "DAX", "--time", "time", "--ahead", "1", "--losses", "squared-error,pseudo-huber(delta=10)", "--trials", "3", "--json").Json;
        Assert.True(choice.GetProperty("lastValueScore").GetDouble() > 0);
        Assert.All(Candidates(choice), c => Assert.True(c.GetProperty("skillOverLastValue").GetDouble() < 0.05));
        string command = choice.GetProperty("command").GetString()!;
        Assert.EndsWith("--time-column time --ahead 1", command, StringComparison.Ordinal);

        JsonElement fit = tool.Shell(command + " --json").Json;

        Assert.Equal(["CAC", "DAX", "FTSE", "SMI"], fit.GetProperty("coefficients").EnumerateObject().Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1859, fit.GetProperty("rows").GetInt32());
    }

    [Fact]
    public void Exposure_and_groups_lead_to_a_command_that_leaves_them_out_of_the_features()
    {
        using Tool tool = new();
        string[] choose = ["choose", Tool.Sample("insurance-claims"), "--target", "Claims", "--repeats", "1", "--losses", "poisson-nll,squared-error", "--trials", "3", "--json"];
        JsonElement rate = tool.Run([.. choose, "--exposure", "Holders"]).Json;
        Assert.Equal(("rate", "poisson-deviance"), (rate.GetProperty("want").GetString(), rate.GetProperty("metric").GetString()));
        Assert.DoesNotContain("Holders", tool.Shell(rate.GetProperty("command").GetString() + " --json").Json.GetProperty("coefficients").GetRawText());

        JsonElement grouped = tool.Run([.. choose, "--group", "District", "--folds", "4"]).Json;
        Assert.Contains("District", grouped.GetProperty("protocol").GetString());
        Assert.EndsWith("--exclude District", grouped.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_and_wants_reach_the_advice()
    {
        using Tool tool = new();
        string[] cancer = ["choose", Tool.Sample("breast-cancer"), "--target", "target", "--repeats", "1", "--losses", "binary-cross-entropy-with-logits,hinge", "--trials", "2", "--json"];
        JsonElement costly = tool.Run([.. cancer, "--cost", "0:1=20,1:0=1"]).Json;
        Assert.Equal(("class", "cost"), (costly.GetProperty("want").GetString(), costly.GetProperty("metric").GetString()));
        JsonElement risk = tool.Run([.. cancer, "--want", "ranking-of-risk", "--metric", "auc"]).Json;
        Assert.InRange(Candidates(risk)[0].GetProperty("score").GetDouble(), 0.95, 1);
        JsonElement interval = tool.Run("choose", Tool.Sample("engel"), "--target", "foodexp", "--repeats", "1", "--want", "interval:0.8", "--trials", "2", "--json").Json;
        Assert.Equal("interval:0.8", interval.GetProperty("metric").GetString());
        Assert.InRange(Candidates(interval)[0].GetProperty("others").GetProperty("coverage").GetDouble(), 0.6, 0.95);
    }

    [Theory]
    [InlineData("--want", "average", "there is no want 'average'")]
    [InlineData("--cost", "under=1", "make no sense")]
    [InlineData("--metric", "f2", "there is no metric 'f2'")]
    [InlineData("--ahead", "1", "needs --time")]
    [InlineData("--trials", "0", "--trials cannot be 0")]
    [InlineData("--losses", "huber(delta=2..1)", "")]
    [InlineData("--weight", "nobody", "nobody")]
    public void What_was_typed_wrong_is_said_before_anything_is_trained(string flag, string value, string says)
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("choose", Tool.Sample("engel"), "--target", "foodexp", flag, value);
        Assert.NotEqual(0, outcome.Code);
        Assert.Contains(says, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(tool.Files);
    }

    /// <summary>Copied into a shell, the command has to reach the tool as it was meant, with the columns that were compared on.</summary>
    [Fact]
    public void The_command_of_the_answer_runs_in_a_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix is needed");
        using Tool tool = new();
        tool.Write("my $data.csv", File.ReadAllText(Tool.Sample("longley")));
        JsonElement choice = tool.Run("choose", "SELECT \"GNP\", \"YEAR\", \"POP\", \"TOTEMP\" FROM 'my $data.csv'", "--target", "TOTEMP", "--exclude", "YEAR", "--folds", "3", "--losses", "squared-error,huber(delta=300)", "--json").Json;
        string command = choice.GetProperty("command").GetString()!;
        output.WriteLine(command);

        JsonElement fit = tool.Shell(command + " --json").Json;

        Assert.Equal(["GNP", "POP"], fit.GetProperty("coefficients").EnumerateObject().Select(c => c.Name));
    }
}
