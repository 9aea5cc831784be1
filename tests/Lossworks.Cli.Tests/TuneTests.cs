using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary><c>loss tune</c>: a search that anybody may stop, go on with and join, and that ends with the same trials.</summary>
public class TuneTests(ITestOutputHelper output)
{
    private static readonly string[] Keys =
    [
        "loss", "l2", "flags", "task", "metric", "rows", "score", "foldScores", "nested", "constantScore", "end", "complete", "pruned", "failed", "importance", "trials", "verdict", "command", "study",
        "report", "seconds",
    ];

    private static readonly string[] Engel = ["tune", Tool.Sample("engel"), "--target", "foodexp", "--loss", "{huber(delta=1..500 log), log-cosh}", "--json"];

    /// <summary>Takes several seconds: long enough to be stopped, killed and joined.</summary>
    private static readonly string[] Ames =
        ["tune", Tool.Sample("ames"), "--target", "Sale_Price", "--loss", "huber(delta=1000..200000 log)", "--search", "sobol", "--trials", "16", "--outer", "0", "--folds", "3", "--workers", "1"];

    private static string Trials(JsonElement tuning) => tuning.GetProperty("trials").GetRawText();

    private static int[] Numbers(JsonElement tuning) => [.. tuning.GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("number").GetInt32())];

    [Fact]
    public void The_answer_has_the_keys_of_the_contract_and_its_command_trains()
    {
        using Tool tool = new();
        JsonElement tuning = tool.Run([.. Engel, "--trials", "10", "--outer", "2", "--report", "r.html"]).Json;
        output.WriteLine(tuning.GetProperty("verdict").GetString()!);

        Assert.All(Keys, key => Assert.True(tuning.TryGetProperty(key, out _), key));
        Assert.Equal("trial-limit", tuning.GetProperty("end").GetString());
        Assert.Equal(Enumerable.Range(0, 10), Numbers(tuning));
        Assert.Equal(10, tuning.GetProperty("complete").GetInt32());
        Assert.Equal(5, tuning.GetProperty("foldScores").GetArrayLength());
        JsonElement nested = tuning.GetProperty("nested");
        Assert.Equal(2, nested.GetProperty("foldScores").GetArrayLength());
        Assert.Equal(2, nested.GetProperty("losses").GetArrayLength());
        Assert.InRange(nested.GetProperty("pValue").GetDouble(), 0, 1);
        double[] values = [.. tuning.GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("value").GetDouble())];
        Assert.Equal(values.Min(), tuning.GetProperty("score").GetDouble());
        Assert.Equal(1, tuning.GetProperty("importance").EnumerateArray().Sum(p => p.GetProperty("share").GetDouble()), 1e-9);
        Assert.Equal(["loss-study.db", "r.html"], tool.Files);
        Assert.Contains("<svg", tool.Read("r.html"));

        string command = tuning.GetProperty("command").GetString()!;
        Assert.StartsWith("loss train ", command);
        Assert.Contains(tuning.GetProperty("loss").GetString()!, tool.Shell(command).ExitsWith(0).Out);
    }

    [Fact]
    public void The_same_seed_gives_the_same_trials_for_any_number_of_workers_and_another_seed_others()
    {
        using Tool tool = new();
        string[] tune = [.. Engel, "--trials", "12", "--outer", "0", "--batch", "3"];
        JsonElement one = tool.Run([.. tune, "--workers", "1", "--study", "a.db"]).Json;
        JsonElement three = tool.Run([.. tune, "--workers", "3", "--study", "b.db"]).Json;
        JsonElement other = tool.Run([.. tune, "--seed", "2", "--study", "c.db"]).Json;

        Assert.Equal(Trials(one), Trials(three));
        Assert.NotEqual(Trials(one), Trials(other));
    }

    [Fact]
    public void The_same_command_goes_on_with_what_is_there_and_does_nothing_twice()
    {
        using Tool tool = new();
        JsonElement whole = tool.Run([.. Engel, "--trials", "12", "--outer", "0", "--study", "whole.db"]).Json;
        tool.Run([.. Engel, "--trials", "5", "--outer", "0"]).ExitsWith(0);
        Outcome longer = tool.Run([.. Engel, "--trials", "12", "--outer", "0"]).ExitsWith(0);

        Assert.Contains("going on with the study 'engel-", longer.Error);
        Assert.Equal(Trials(whole), Trials(Outcome.JsonOf(longer.Out)));
    }

    [Fact]
    public void A_search_that_is_stopped_keeps_its_trials_and_ends_the_same_later()
    {
        StopTests.SkipWhereSignalsAreIgnored();
        using Tool tool = new();
        using Running run = tool.Start(Ames);
        Assert.True(run.WaitFor(() => tool.Has("loss-study.db") && run.Told.Contains("trials", StringComparison.Ordinal)), "over before it was stopped");
        run.Signal("INT");
        Outcome stopped = run.End().ExitsWith(1);
        Assert.Contains("stopping", stopped.Error);
        Assert.True(tool.Has("loss-tuning.html"));
        Assert.Contains("the same command goes on", stopped.Out);

        JsonElement resumed = tool.Run([.. Ames, "--json"]).Json;
        JsonElement whole = tool.Run([.. Ames, "--json", "--study", "whole.db"]).Json;
        Assert.Equal(Trials(whole), Trials(resumed));
    }

    [Fact]
    public void A_worker_that_is_killed_loses_nothing_and_another_process_takes_over()
    {
        using Tool tool = new();
        using Running run = tool.Start([.. Ames, "--lease", "1s"]);
        Assert.True(run.WaitFor(() => run.Told.Contains("trials", StringComparison.Ordinal)), "over before it was killed");
        run.Kill();

        JsonElement joined = tool.Run("tune", "--join", "--json").Json, whole = tool.Run([.. Ames, "--json", "--study", "whole.db"]).Json;
        Assert.Equal(Trials(whole), Trials(joined));
    }

    [Fact]
    public void Several_processes_share_a_study_and_no_trial_is_done_twice()
    {
        using Tool tool = new();
        using Running first = tool.Start(Ames);
        Assert.True(first.WaitFor(() => first.Told.Contains("trials", StringComparison.Ordinal)), "over at once");
        using Running second = tool.Start("tune", "--join", "--json", "--report", "second.html");
        first.End().ExitsWith(0);
        JsonElement both = Outcome.JsonOf(second.End().ExitsWith(0).Out), whole = tool.Run([.. Ames, "--json", "--study", "whole.db"]).Json;

        Assert.Equal(Enumerable.Range(0, 16), Numbers(both));
        Assert.Equal(Trials(whole), Trials(both));
        Assert.Equal(["loss-study.db", "loss-tuning.html", "second.html", "whole.db"], tool.Files);
    }

    [Fact]
    public void A_grid_has_every_point_once_and_then_is_over()
    {
        using Tool tool = new();
        JsonElement tuning = tool.Run("tune", Tool.Sample("breast-cancer"), "--target", "target", "--loss", "binary-focal(gamma={0, 1, 2})", "--l2", "{0.01, 0.001}", "--search", "grid", "--outer", "0", "--folds", "3", "--workers", "0", "--json").Json;

        Assert.Equal("exhausted", tuning.GetProperty("end").GetString());
        string[] points = [.. tuning.GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("parameters").GetRawText())];
        Assert.Equal(6, points.Length);
        Assert.Equal(6, points.Distinct().Count());
        Assert.Contains(tuning.GetProperty("l2").GetDouble(), new[] { 0.01, 0.001 });
    }

    [Fact]
    public void Training_is_tuned_like_the_loss()
    {
        using Tool tool = new();
        JsonElement tuning = tool.Run(
            "tune", Tool.Sample("diabetes"), "--target", "target", "--loss", "squared-error", "--optimizer", "{sgd, adam}", "--rate", "0.001..0.1 log", "--batch-size", "16..64 step 16", "--steps", "20",
            "--l1", "0", "--search", "random", "--trials", "6", "--outer", "0", "--folds", "3", "--json").Json;

        string flags = string.Join(' ', tuning.GetProperty("flags").EnumerateArray().Select(f => f.GetString()));
        Assert.Matches("--l1 0 --rate 0\\.\\d+(E-\\d+)? --batch (16|32|48|64) --steps 20 --optimizer (sgd|adam)", flags);
        Assert.Contains(flags, tuning.GetProperty("command").GetString());
        tool.Shell(tuning.GetProperty("command").GetString()!).ExitsWith(0);
    }

    [Fact]
    public void A_trial_that_comes_to_no_number_is_told_with_its_parameters_and_the_search_goes_on()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run(
            "tune", Tool.Sample("engel"), "--target", "foodexp", "--loss", "formula: where(d > 1, 1e300 * exp(abs(p - y)), (p - y)^2); d = 0.5 in 0..2", "--l2", "0.001", "--search", "grid", "--points", "3", "--outer", "0",
            "--folds", "3").ExitsWith(0);

        Assert.Contains("1 trial failed; trial ", outcome.Out);
        Assert.Contains("(d=2)", outcome.Out);
    }

    [Fact]
    public void Another_search_under_the_same_name_is_refused()
    {
        using Tool tool = new();
        tool.Run([.. Engel, "--trials", "2", "--outer", "0", "--name", "mine"]).ExitsWith(0);
        tool.Run([.. Engel, "--trials", "2", "--outer", "0", "--name", "mine", "--folds", "4"]).FailsWith(2, "'mine'", "its folds is 5, and 4 was asked for", "--name");
        tool.Run("tune", "--join", "--name", "yours").FailsWith(2, "'yours'", "mine");
    }

    [Theory]
    [InlineData("tune --target b --loss huber", "DATA", "--join")]
    [InlineData("tune d.csv --loss huber", "--target")]
    [InlineData("tune d.csv --target b", "--loss")]
    [InlineData("tune d.csv --target b --loss huber(delta=2..1)", "character 13", "the smaller end stands first")]
    [InlineData("tune d.csv --target b --loss huber(delta=-1..1)", "'delta' cannot be -1", "delta > 0")]
    [InlineData("tune d.csv --target b --loss {huber,hubber}", "'hubber'", "huber")]
    [InlineData("tune d.csv --target b --loss {huber,softmax-cross-entropy}", "softmax-cross-entropy cannot be tuned for 'b'", "classes")]
    [InlineData("tune d.csv --target c --loss huber", "\"c\"")]
    [InlineData("tune d.csv --target b --loss huber --search bayes", "--search", "'bayes'", "bayesian")]
    [InlineData("tune d.csv --target b --loss huber --search grid,grid", "grid twice")]
    [InlineData("tune d.csv --target b --loss huber --pruner best", "--pruner", "'best'", "wilcoxon")]
    [InlineData("tune d.csv --target b --loss huber --metric loss", "'loss'", "rmse")]
    [InlineData("tune d.csv --target b --loss huber --l2 -1..1", "'l2' cannot be -1")]
    [InlineData("tune d.csv --target b --loss huber --optimizer {lbfgs,newton}", "'optimizer' cannot be newton", "adam")]
    [InlineData("tune d.csv --target b --loss huber --folds 1", "--folds")]
    [InlineData("tune d.csv --target b --loss huber --outer 1", "--outer")]
    [InlineData("tune d.csv --target b --loss huber --trials 0", "--trials")]
    [InlineData("tune d.csv --target b --loss huber --workers -1", "--workers")]
    [InlineData("tune d.csv --target b --loss huber --time soon", "--time")]
    [InlineData("tune d.csv --target b --loss huber --lease never", "--lease")]
    [InlineData("tune d.csv --target b --loss huber --study mysql://here/db", "--study", "postgres://")]
    [InlineData("tune d.csv --target b --loss huber --report d.csv", "d.csv")]
    [InlineData("tune --join", "loss-study.db", "begin one")]
    public void What_is_typed_wrong_is_named_and_nothing_is_written(string line, params string[] words)
    {
        using Tool tool = new();
        tool.Write("d.csv", "a,b\n1,2.5\n2,4.5\n3,5.5\n4,8.5\n5,9.5\n6,13.5\n7,14\n8,15\n9,17\n10,21\n");
        Outcome outcome = tool.Run(line.Split(' '));
        outcome.FailsWith(line.Contains("--target c ", StringComparison.Ordinal) ? 1 : 2, words);
        Assert.Equal(["d.csv"], tool.Files);
    }
}
