using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>Losses that people wrote, as formulas and as loss files, in every command.</summary>
public class OwnLossTests
{
    private const string Bent = "formula: where(abs(p - y) < d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)); d = 100 in (0, inf)";

    private static readonly string Samples = Repository.Path("samples", "losses");

    private static Tool WithFolder()
    {
        Tool tool = new();
        Directory.CreateDirectory(tool.PathOf("ours"));
        tool.Write("ours/bent.toml", "formula = '''" + Bent["formula: ".Length..].Replace("; d", ";\nd", StringComparison.Ordinal) + "'''\nsummary = 'Ours.'\naliases = ['bent-error']\n");
        tool.Write("f.csv", "f,y\n1,2\n3,0\n500,1\n");
        return tool;
    }

    private static string[] Names(JsonElement array) => [.. array.EnumerateArray().Select(l => l.GetProperty("name").GetString()!)];

    [Fact]
    public void List_shows_the_losses_of_the_folder_on_a_shelf_of_their_own()
    {
        using Tool tool = WithFolder();
        Outcome shelf = tool.Run("list", "--losses", Samples, "--family", "own").ExitsWith(0);

        Assert.Contains("\n  lopsided-error ", shelf.Out);
        Assert.Contains("3 losses.", shelf.Out);
        Assert.Equal(["bent"], Names(tool.Run("list", "--losses", "ours", "--family", "own", "--json").Json));
        Assert.Equal(Names(tool.Run("list", "--json").Json).Length + 1, Names(tool.Run("list", "--losses", "ours", "--json").Json).Length);
        Assert.Contains("0 losses.", tool.Run("list", "--family", "own").ExitsWith(0).Out);
    }

    [Theory]
    [InlineData("bent", "bent", "Ours.", "d > 0")]
    [InlineData("bent-error(d=7)", "bent(d=7)", "Ours.", "where(abs(p - y) < d, (p - y)^2 / 2, d * (abs(p - y) - d / 2))")]
    [InlineData("formula: ( p - y )**4", "formula: (p - y)^4", "A loss of your own.", "  ( p - y )**4\n")]
    [InlineData("formula: softplus(p) - y*p", "formula: softplus(p) - y * p", "logit", "probability")]
    [InlineData("formula: logsumexp(p) - p[y]", "formula: logsumexp(p) - p[y]", "class index", "over many rows at once")]
    [InlineData("0.7*huber(delta=1) + 0.3*formula: (p - y)^4", "0.7*huber + 0.3*(formula: (p - y)^4)", "A weighted sum", "[(p - y)^4]")]
    [InlineData("clipped(base=bent, limit=4)", "clipped(base=bent, limit=4)", "", "")]
    public void Show_tells_of_a_formula_what_it_tells_of_any_loss(string spec, string printed, params string[] words)
    {
        using Tool tool = WithFolder();
        string told = tool.Run("show", spec, "--losses", "ours").ExitsWith(0).Out;
        JsonElement json = tool.Run("show", spec, "--losses", "ours", "--json").Json;

        Assert.StartsWith(printed, told);
        Assert.All((string[])[.. words, "value over the", "gradient over the"], word => Assert.Contains(word, told));
        Assert.Equal(printed, json.GetProperty("spec").GetString());
        if (!spec.Contains('(', StringComparison.Ordinal) || spec.StartsWith("bent", StringComparison.Ordinal))
        {
            Assert.Matches("\n  runs +Compiled", told);
            Assert.Equal(("own", "bent"), (json.GetProperty("family").GetString(), json.GetProperty("name").GetString()));
            Assert.StartsWith("Compiled", json.GetProperty("runs").GetString());
        }
    }

    [Fact]
    public void Eval_takes_names_and_formulas_in_options_and_in_cases()
    {
        using Tool tool = WithFolder();
        string[] table = ["eval", "f.csv", "--prediction", "f", "--target", "y", "--losses", "ours", "--json", "--loss"];
        double huber = tool.Run([.. table, "huber(delta=100)"]).Json.GetProperty("value").GetDouble();

        Assert.Equal(huber, tool.Run([.. table, "bent"]).Json.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(huber, tool.Run([.. table, Bent]).Json.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(huber, tool.Run([.. table, $"0.5*bent + 0.5*{Bent}"]).Json.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("0.5*bent + 0.5*huber", tool.Run([.. table, "0.5*bent + 0.5*huber"]).Json.GetProperty("loss").GetString());

        JsonElement answer = Outcome.JsonOf(tool.RunOn("{\"id\":1,\"loss\":\"bent(d=1)\",\"predictions\":[3],\"targets\":[0]}\n", "eval", "--cases", "-", "--losses", "ours").ExitsWith(0).Out);
        Assert.Equal((2.5, 1.0), (answer.GetProperty("value").GetDouble(), answer.GetProperty("gradient")[0].GetDouble()));
        tool.RunOn("{\"id\":1,\"loss\":\"bent(d=1)\",\"predictions\":[3],\"targets\":[0]}\n", "eval", "--cases", "-").ExitsWith(1);
    }

    [Fact]
    public void Check_takes_a_name() => Assert.StartsWith("bent(d=2)\n  ok   gradient", Checked("bent(d=2)"));

    private static string Checked(string spec)
    {
        using Tool tool = WithFolder();
        return tool.Run("check", spec, "--losses", "ours").Out;
    }

    [Fact]
    public void A_model_predicts_without_the_folder_and_still_knows_the_name()
    {
        using Tool tool = WithFolder();
        string[] train = ["train", Tool.Sample("engel"), "--target", "foodexp", "--json"];
        JsonElement fit = tool.Run([.. train, "--loss", "bent(d=60)", "--losses", "ours", "--out", "m.json"]).Json;
        JsonElement huber = tool.Run([.. train, "--loss", "huber(delta=60)", "--out", "h.json"]).Json;
        Directory.Delete(tool.PathOf("ours"), recursive: true);
        JsonElement told = tool.Run("predict", "m.json", Tool.Sample("engel"), "--out", "p.csv", "--json").Json;

        Assert.Equal("bent(d=60)", fit.GetProperty("loss").GetString());
        Assert.Equal("bent(d=60)", told.GetProperty("loss").GetString());
        Assert.Equal(huber.GetProperty("value").GetDouble(), fit.GetProperty("value").GetDouble(), 1e-6);
        Assert.Contains("foodexp by bent(d=60)", tool.Read("m.report.html"));
        JsonElement model = Outcome.JsonOf(tool.Read("m.json")).GetProperty("model");
        Assert.Equal(Bent.Replace("d = 100", "d = 60", StringComparison.Ordinal), model.GetProperty("loss").GetString());
        Assert.Equal("bent(d=60)", model.GetProperty("lossName").GetString());
        Assert.False(Outcome.JsonOf(tool.Read("h.json")).GetProperty("model").TryGetProperty("lossName", out _));
        Assert.Equal(236, tool.Csv("p.csv").Length);
    }

    [Theory]
    [InlineData("formula: w * (p - y)^2")]
    [InlineData("0.7*huber(delta=1) + 0.3*formula: (p - y)^2")]
    [InlineData("clipped(base=formula: (p - y)^2, limit=40000)")]
    [InlineData("clipped(base=lopsided-error(low=2), limit=40000)")]
    [InlineData("formula: log(p2) + ((p1 - y) / p2)^2 / 2; p2 is positive")]
    public void Formulas_train_and_predict_wherever_a_loss_does(string spec)
    {
        using Tool tool = WithFolder();
        tool.Run("train", Tool.Sample("engel"), "--target", "foodexp", "--loss", spec, "--losses", Samples, "--out", "m.json").ExitsWith(0);
        tool.Run("predict", "m.json", Tool.Sample("engel"), "--out", "p.csv").ExitsWith(0);

        Assert.Equal(236, tool.Csv("p.csv").Length);
    }

    [Fact]
    public void Choose_compares_names_and_formulas_and_prints_a_command_that_runs()
    {
        using Tool tool = WithFolder();
        string[] choose = ["choose", Tool.Sample("engel"), "--target", "foodexp", "--folds", "3", "--repeats", "1", "--want", "median", "--json", "--losses"];
        JsonElement choice = tool.Run([.. choose, $"bent(d=20),{Bent}", "--losses", "ours"]).Json;
        string command = choice.GetProperty("command").GetString()!;

        Assert.Equal([Bent, "bent(d=20)"], choice.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("loss").GetString()!).OrderDescending(StringComparer.Ordinal));
        Assert.EndsWith(" --losses ours", command);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(choice.GetProperty("take").GetString(), tool.Shell(command + " --json").Json.GetProperty("loss").GetString());
        Assert.DoesNotContain("bent", tool.Run([.. choose, "ours"]).Json.GetProperty("candidates").GetRawText());
        tool.Run([.. choose, "bent"]).FailsWith(2, "there is no loss 'bent'");
        tool.Run([.. choose, "./none"]).FailsWith(2, "./none: there is no such folder");
        tool.Run([.. choose, "ours", "--losses", "ours"]).FailsWith(2, "one folder of loss files");
    }

    [Fact]
    public void The_variable_names_the_folder_for_every_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix is needed");
        using Tool tool = WithFolder();

        Assert.StartsWith("bent(d=3)", tool.Shell("LOSSWORKS_LOSSES=ours loss show 'bent(d=3)'").ExitsWith(0).Out);
        Assert.StartsWith("lopsided-error", tool.Shell($"LOSSWORKS_LOSSES=ours loss show lopsided-error --losses '{Samples}'").ExitsWith(0).Out);
        Assert.StartsWith("huber", tool.Shell("LOSSWORKS_LOSSES= loss show huber").ExitsWith(0).Out);
        tool.Shell("LOSSWORKS_LOSSES=none loss show huber").FailsWith(2, "none: there is no such folder", "LOSSWORKS_LOSSES names that folder");
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show huber")]
    [InlineData("check huber")]
    [InlineData("eval --loss huber f.csv --prediction f --target y")]
    [InlineData("eval --cases -")]
    [InlineData("train f.csv --target y --loss huber")]
    [InlineData("predict m.json f.csv")]
    [InlineData("choose f.csv --target y")]
    public void A_broken_file_stops_every_command_with_its_place(string command)
    {
        using Tool tool = WithFolder();
        tool.Write("ours/broken.toml", "summary = 'x'\nformula = '(p - y))'\n");

        tool.Run([.. command.Split(' '), "--losses", "ours/"]).FailsWith(2, "broken.toml(2,19): expected", "at character 8:\n  (p - y))\n         ^");
        tool.Run([.. command.Split(' '), "--losses", "./none"]).FailsWith(2, "./none: there is no such folder. Expected is one with loss files, *.toml");
    }
}
