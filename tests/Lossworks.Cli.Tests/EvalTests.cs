using System.Globalization;
using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary><c>eval</c> on a table.</summary>
public class EvalTests
{
    private const string Table = "p,y,w,q\n1,2,1,0.5\n3,3,2,2\n7,4,3,1\n";

    private static double Value(Tool tool, params ReadOnlySpan<string> arguments) =>
        tool.Run(["eval", "d.csv", .. arguments, "--json"]).Json.GetProperty("value").GetDouble();

    [Fact]
    public void The_value_is_the_one_computed_by_hand()
    {
        using Tool tool = new();
        tool.Write("d.csv", Table);
        string[] columns = ["--prediction", "p", "--target", "y"];

        Close.To((0.5 + 0 + 2.5) / 3, Value(tool, ["--loss", "huber(delta=1)", .. columns]), 1e-14);
        Close.To((0.5 + 0 + (3 * 2.5)) / 6, Value(tool, ["--loss", "huber(delta=1)", .. columns, "--weight", "w"]), 1e-14);
        Close.To((0.5 + 0 + (3 * 2.5)) / 3, Value(tool, ["--loss", "huber(delta=1)", .. columns, "--weight", "w", "--reduction", "mean-count"]), 1e-14);
        Close.To(1 + 0 + 9, Value(tool, ["--loss", "squared-error", .. columns, "--reduction", "sum"]), 1e-14);
        double[] nll = [.. new[] { (1, 2, 0.5), (3, 3, 2), (7, 4, 1.0) }.Select(r => 0.5 * (Math.Log(r.Item3) + (Math.Pow(r.Item1 - r.Item2, 2) / r.Item3)))];
        Close.To(nll.Average(), Value(tool, "--loss", "gaussian-nll", "--prediction", "p,q", "--target", "y"), 1e-12);
    }

    [Fact]
    public void Its_json_has_the_loss_the_rows_and_the_reduction_and_its_words_the_value()
    {
        using Tool tool = new();
        tool.Write("d.csv", Table);
        JsonElement json = tool.Run("eval", "d.csv", "--loss", "mae", "--prediction", "p", "--target", "y", "--json").Json;
        Outcome words = tool.Run("eval", "d.csv", "--loss", "mae", "--prediction", "p", "--target", "y").ExitsWith(0);

        Assert.Equal(("absolute-error", 3, "mean"), (json.GetProperty("loss").GetString(), json.GetProperty("rows").GetInt32(), json.GetProperty("reduction").GetString()));
        Assert.Contains((4 / 3.0).ToString("R", CultureInfo.InvariantCulture), words.Out);
    }

    [Fact]
    public void Classes_are_indices_or_names_of_prediction_columns()
    {
        using Tool tool = new();
        tool.Write("d.csv", "cat,dog,k,name\n2,1,0,cat\n0,3,1,dog\n");
        double truth = (Math.Log(1 + Math.Exp(-1)) + Math.Log(1 + Math.Exp(-3))) / 2;

        Close.To(truth, Value(tool, "--loss", "softmax-cross-entropy", "--prediction", "cat,dog", "--target", "k"), 1e-14);
        Close.To(truth, Value(tool, "--loss", "softmax-cross-entropy", "--prediction", "cat,dog", "--target", "name"), 1e-14);
    }

    [Theory]
    [InlineData("huber", "p", "nothing", "nothing")]
    [InlineData("huber", "p", "t", "column \"t\"")]
    [InlineData("huber", "h", "y", "line 3", "column \"h\"")]
    [InlineData("gamma-nll", "p", "n", "line 2", "column \"n\"", "-1")]
    [InlineData("binary-cross-entropy", "p", "z", "line 3", "column \"p\"", "3")]
    [InlineData("softmax-cross-entropy", "p,y", "f", "line 2", "column \"f\"")]
    [InlineData("softmax-cross-entropy", "p,y", "y", "class")]
    public void Columns_that_do_not_hold_what_the_loss_takes(string loss, string prediction, string target, params string[] words)
    {
        using Tool tool = new();
        tool.Write("d.csv", "p,y,t,h,n,z,f\n1,2,a,1,-1,0,0.5\n3,3,b,,2,1,1\n");
        tool.Run("eval", "d.csv", "--loss", loss, "--prediction", prediction, "--target", target).FailsWith(1, ["d.csv", .. words]);
    }
}
