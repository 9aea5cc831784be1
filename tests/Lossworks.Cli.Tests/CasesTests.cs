using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary><c>loss eval --cases</c>, as another program calls it.</summary>
public class CasesTests(ITestOutputHelper output)
{
    private static JsonElement[] Answers(Outcome outcome) => [.. outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Outcome.JsonOf)];

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];

    [Fact]
    public void The_example_of_the_contract_is_answered_as_written()
    {
        using Tool tool = new();
        tool.Write("c.jsonl", """{"id":"a1","loss":"huber(delta=1)","predictions":[0.5,3],"targets":[0,0],"weights":null,"reduction":"mean"}""");

        Outcome outcome = tool.Run("eval", "--cases", "c.jsonl").ExitsWith(0);

        Assert.Equal("""{"id":"a1","value":1.3125,"gradient":[0.25,0.5],"hessian":[0.5,0]}""" + "\n", outcome.Out);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public void Bad_cases_are_answered_with_an_error_and_the_rest_go_on()
    {
        using Tool tool = new();
        string[] lines =
        [
            """{"id":"good","loss":"huber","predictions":[0.5],"targets":[0]}""",
            "this is no json",
            """{"id":"loss","loss":"hubber","predictions":[0.5],"targets":[0]}""",
            """{"id":"shape","loss":"huber","predictions":[0.5,1],"targets":[0]}""",
            """{"id":"column","loss":"huber","predictions":[[0.5],[1]],"targets":[0,0]}""",
            """{"id":"ragged","loss":"huber","predictions":[[1,2],[3]],"targets":[[1,2],[3]]}""",
            """{"id":"parameter","loss":"huber(delta=-1)","predictions":[0.5],"targets":[0]}""",
            """{"id":"class","loss":"softmax-cross-entropy","predictions":[[1,2]],"targets":[2]}""",
            """{"id":"half","loss":"softmax-cross-entropy","predictions":[[1,2]],"targets":[0.5]}""",
            """{"id":"weights","loss":"huber","predictions":[0.5],"targets":[0],"weights":[0]}""",
            """{"id":"missing","loss":"huber","predictions":[0.5]}""",
            """{"id":"domain","loss":"binary-cross-entropy","predictions":[1.5],"targets":[1]}""",
            """{"id":"reduction","loss":"huber","predictions":[0.5],"targets":[0],"reduction":"median"}""",
            """{"id":"\ud800","loss":"hubber","predictions":[0.5],"targets":[0]}""",
            "[1,2]",
            """{"id":{"deep":[1]},"loss":"huber","predictions":[0.5],"targets":[0]}""",
        ];
        tool.Write("c.jsonl", string.Join("\n", lines) + "\n");

        Outcome outcome = tool.Run("eval", "--cases", "c.jsonl").ExitsWith(1);
        output.WriteLine(outcome.Out);
        string[] answers = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(lines.Length, answers.Length);
        Assert.All([0, 15], i => Assert.Contains("\"value\":0.125", answers[i]));
        Assert.All(Enumerable.Range(1, 14), i => Assert.Contains("\"error\":\"", answers[i]));
        Assert.Equal(
            ["good", null, "loss", "shape", "column", "ragged", "parameter", "class", "half", "weights", "missing", "domain", "reduction"],
            answers[..13].Select(a => Outcome.JsonOf(a).GetProperty("id").GetString()));
        Assert.Contains("huber", answers[2]);
        Assert.StartsWith("""{"id":"\ud800",""", answers[13]);
        Assert.StartsWith("""{"id":{"deep":[1]},""", answers[15]);
    }

    [Fact]
    public void Infinite_values_are_strings_and_go_in_as_strings_too()
    {
        using Tool tool = new();
        string[] lines =
        [
            """{"id":1,"loss":"binary-cross-entropy","predictions":[0],"targets":[1]}""",
            """{"id":2,"loss":"categorical-cross-entropy","predictions":[[0,1]],"targets":[0]}""",
            """{"id":3,"loss":"huber","predictions":["NaN"],"targets":[0]}""",
        ];
        JsonElement[] answers = Answers(tool.RunOn(string.Join("\n", lines), "eval", "--cases", "-").ExitsWith(1));

        Assert.Equal("Infinity", answers[0].GetProperty("value").GetString());
        Assert.Equal("-Infinity", answers[0].GetProperty("gradient")[0].GetString());
        Assert.Equal("Infinity", answers[1].GetProperty("value").GetString());
        Assert.Contains("NaN", answers[2].GetProperty("error").GetString());
    }

    [Fact]
    public void Reductions_and_weights_follow_the_rules()
    {
        using Tool tool = new();
        string Case(string reduction) => $$"""{"loss":"squared-error","predictions":[1,2],"targets":[0,0],"weights":[1,3],"reduction":"{{reduction}}"}""";
        string none = """{"loss":"squared-error","predictions":[[1,2],[3,4]],"targets":[[0,0],[0,0]],"weights":[1,2],"reduction":"none"}""";
        JsonElement[] answers = Answers(tool.RunOn(string.Join("\n", [Case("mean"), Case("mean-count"), Case("sum"), none]), "eval", "--cases", "-").ExitsWith(0));

        Assert.Equal([13 / 4.0, 13 / 2.0, 13], answers[..3].Select(a => a.GetProperty("value").GetDouble()));
        Assert.Equal([0.5, 3], Numbers(answers[0].GetProperty("gradient")));
        Assert.Equal([1, 6], Numbers(answers[1].GetProperty("gradient")));
        Assert.Equal([2, 12], Numbers(answers[2].GetProperty("gradient")));
        Assert.Equal("[[1,4],[18,32]]", answers[3].GetProperty("value").GetRawText());
        Assert.Equal(JsonValueKind.Null, answers[0].GetProperty("id").ValueKind);
    }

    /// <summary>The residual of squared error is its own witness: (p - 0)^2 has gradient 2 p in the last bit.</summary>
    [Fact]
    public void Numbers_read_back_exactly()
    {
        using Tool tool = new();
        double[] numbers = [0.1, 1 / 3.0, 1e-308, 5e-324, 1e300, Math.PI * 1e15, 123456789012345678, -0.7];
        string lines = string.Join("\n", numbers.Select(x => $$"""{"loss":"half-squared-error","predictions":[{{x.ToString("R", CultureInfo.InvariantCulture)}}],"targets":[0]}"""));
        JsonElement[] answers = Answers(tool.RunOn(lines, "eval", "--cases", "-").ExitsWith(0));

        Assert.Equal(numbers, answers.Select(a => a.GetProperty("gradient")[0].GetDouble()));
    }

    [Fact]
    public void Ten_thousand_mixed_cases_are_answered_in_order_and_soon()
    {
        using Tool tool = new();
        string[] losses = ["huber(delta=1.5)", "squared-error", "log-cosh", "pinball(quantile=0.9)", "binary-cross-entropy-with-logits", "softmax-cross-entropy", "gaussian-nll", "0.7*huber(delta=1) + 0.3*log-cosh"];
        StringBuilder lines = new();
        for (int i = 0; i < 10_000; i++)
        {
            string loss = losses[i % losses.Length], x = (i * 0.001).ToString("R", CultureInfo.InvariantCulture);
            string shapes = loss switch
            {
                "softmax-cross-entropy" => $"""[[{x},1,2],[3,{x},5]],"targets":[0,2]""",
                "gaussian-nll" => $"""[[{x},1],[3,2]],"targets":[0,2]""",
                "binary-cross-entropy-with-logits" => $"""[{x},-1,2,0.5],"targets":[0,1,1,0]""",
                _ => $"""[{x},-1,2,0.5],"targets":[0,0.5,1,{i}]""",
            };
            lines.Append(CultureInfo.InvariantCulture, $$"""{"id":{{i}},"loss":"{{loss}}","predictions":{{shapes}}}""").Append('\n');
        }

        tool.Write("c.jsonl", lines.ToString());
        tool.Write("one.jsonl", """{"loss":"huber","predictions":[1],"targets":[0]}""");
        TimeSpan start = tool.Run("eval", "--cases", "one.jsonl").ExitsWith(0).Took;
        Outcome outcome = tool.Run("eval", "--cases", "c.jsonl").ExitsWith(0);
        output.WriteLine($"10,000 cases: {(outcome.Took - start).TotalSeconds:F2} s after a start of {start.TotalSeconds:F2} s");

        Assert.Equal(Enumerable.Range(0, 10_000), Answers(outcome).Select(a => a.GetProperty("id").GetInt32()));
        Assert.True(outcome.Took - start < TimeSpan.FromSeconds(10), $"{outcome.Took} is too long");
    }

    [Fact]
    public void Cases_that_are_not_there_and_flags_that_do_not_go_with_them_are_refused()
    {
        using Tool tool = new();
        tool.Run("eval", "--cases", "no.jsonl").FailsWith(1, "no.jsonl");
        tool.Run("eval", "--cases", ".").FailsWith(1, "'.'");
        tool.Run("eval", "--cases", "no.jsonl", "--loss", "huber").FailsWith(2, "--cases");
    }
}
