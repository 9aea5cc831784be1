using System.Globalization;
using System.Text.Json.Nodes;

namespace Lossworks.Cli.Tests;

/// <summary>A process that cannot make code, as one compiled ahead of time: formulas are interpreted there, to the same bits, and the tool says so.</summary>
public sealed class NoCodeAtRunTimeTests
{
    private const string Formula = "formula: log(1 + exp(p)) - y*p + 0.1*tanh(p)^2";

    [Fact]
    public void Formulas_are_interpreted_to_the_same_bits()
    {
        using Tool tool = new();
        Random random = new(3);
        tool.Write("many.csv", "p,y\n" + string.Concat(Enumerable.Range(0, 120_000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{(random.NextDouble() * 8) - 4:R},{i % 2}\n"))));
        string[] eval = ["eval", "many.csv", "--loss", Formula, "--prediction", "p", "--target", "y"];
        string expected = tool.Run(eval).ExitsWith(0).Out;
        Assert.Equal(expected, Without(tool, eval));
    }

    [Fact]
    public void The_tool_says_what_runs_a_formula()
    {
        using Tool tool = new();
        Assert.Contains("Compiled at run time", tool.Run("show", Formula).ExitsWith(0).Out);
        string told = Without(tool, "show", Formula);
        Assert.Contains("Interpreted", told);
        Assert.Contains("slower", told);
    }

    /// <summary>The same tool, told by the runtime's own switch that it cannot make code.</summary>
    private static string Without(Tool tool, params string[] arguments)
    {
        string folder = AppContext.BaseDirectory;
        JsonNode config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "loss.runtimeconfig.json")))!;
        JsonObject options = config["runtimeOptions"]!.AsObject();
        JsonObject properties = options["configProperties"] as JsonObject ?? [];
        options["configProperties"] = properties;
        properties["System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"] = false;
        tool.Write("no-code.json", config.ToJsonString());
        string line = string.Join(' ', arguments.Select(a => $"'{a}'"));
        string command = $"dotnet exec --runtimeconfig no-code.json --depsfile '{Path.Combine(folder, "loss.deps.json")}' '{Path.Combine(folder, "loss.dll")}' {line}";
        return tool.Shell(command).ExitsWith(0).Out;
    }
}
