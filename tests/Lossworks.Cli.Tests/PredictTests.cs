using System.Globalization;
using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>A saved model, used on raw tables.</summary>
public class PredictTests
{
    private static double[] Column(string[][] lines, int column) => [.. lines.Skip(1).Select(l => double.Parse(l[column], CultureInfo.InvariantCulture))];

    private static Tool Houses()
    {
        Tool tool = new();
        tool.Write("d.csv", "size,town,price\n50,Rome,102\n60,Oslo,90\n70,Rome,139\n80,Oslo,132\n90,Rome,182\n100,Oslo,168\n110,Rome,221\n120,Oslo,212\n130,Rome,259\n140,Oslo,248\n");
        tool.Run("train", "d.csv", "--target", "price", "--loss", "squared-error", "--out", "m.json").ExitsWith(0);
        return tool;
    }

    [Fact]
    public void Predictions_on_the_training_data_are_those_of_training_in_the_order_of_its_rows()
    {
        using Tool tool = new();
        JsonElement fit = tool.Run("train", Tool.Sample("engel"), "--target", "foodexp", "--loss", "huber", "--out", "m.json", "--json").Json;
        JsonElement told = tool.Run("predict", "m.json", Tool.Sample("engel"), "--out", "p.csv", "--json").Json;
        string[][] data = [.. File.ReadLines(Tool.Sample("engel")).Select(l => l.Split(','))], predictions = tool.Csv("p.csv");

        double[] income = Column(data, 0), food = Column(data, 1), predicted = Column(predictions, 0);
        double slope = fit.GetProperty("coefficients").GetProperty("income").GetDouble(), intercept = fit.GetProperty("intercept").GetDouble();
        Assert.Equal(["prediction"], predictions[0]);
        Close.To([.. income.Select(x => intercept + (slope * x))], predicted, 1e-12);
        Close.To(Math.Sqrt(predicted.Zip(food, (p, y) => (p - y) * (p - y)).Average()), fit.GetProperty("metrics").GetProperty("rmse").GetDouble(), 1e-12);
        Assert.Equal((235, "p.csv"), (told.GetProperty("rows").GetInt32(), told.GetProperty("out").GetString()));
    }

    [Fact]
    public void Without_out_the_predictions_are_on_standard_output()
    {
        using Tool tool = Houses();
        tool.Run("predict", "m.json", "d.csv", "--out", "p.csv").ExitsWith(0);
        Outcome outcome = tool.Run("predict", "m.json", "d.csv").ExitsWith(0);

        Assert.Equal(tool.Read("p.csv"), outcome.Out);
        tool.Run("predict", "m.json", "d.csv", "--json").FailsWith(2, "--out");
    }

    [Fact]
    public void Classes_have_a_column_of_labels_and_one_per_class()
    {
        using Tool tool = new();
        tool.Write("d.csv", "x,y\n1,\"low, very\"\n2,\"low, very\"\n3,mid\n4,mid\n5,high\n6,high\n1.5,mid\n");
        tool.Run("train", "d.csv", "--target", "y", "--loss", "softmax-cross-entropy", "--l2", "0.01", "--out", "m.json").ExitsWith(0);
        Outcome outcome = tool.Run("predict", "m.json", "SELECT x FROM 'd.csv' WHERE x <> 1.5", "--out", "p.csv").ExitsWith(0);

        string[] lines = [.. File.ReadLines(tool.PathOf("p.csv"))];
        Assert.Equal("prediction,probability of high,\"probability of low, very\",probability of mid", lines[0]);
        Assert.StartsWith("\"low, very\",", lines[1]);
        Assert.StartsWith("high,", lines[6]);
        Assert.All(lines[4..], l => Close.To(1, l.Split(',')[^3..].Sum(p => double.Parse(p, CultureInfo.InvariantCulture)), 1e-12));
        Assert.Equal("wrote 6 predictions to p.csv\n", outcome.Error);
    }

    [Fact]
    public void Two_classes_have_the_probability_of_the_second()
    {
        using Tool tool = new();
        tool.Run("train", Tool.Sample("breast-cancer"), "--target", "target", "--loss", "logistic", "--l2", "0.1", "--out", "m.json").ExitsWith(0);
        tool.Run("predict", "m.json", Tool.Sample("breast-cancer"), "--out", "p.csv").ExitsWith(0);

        string[][] lines = tool.Csv("p.csv");
        string[] truth = [.. File.ReadLines(Tool.Sample("breast-cancer")).Select(l => l.Split(',')[^1])];
        Assert.Equal(["prediction", "probability of 1"], lines[0]);
        Assert.All(lines.Skip(1), l => Assert.Equal(double.Parse(l[1], CultureInfo.InvariantCulture) > 0.5 ? "1" : "0", l[0]));
        Assert.InRange(lines.Skip(1).Zip(truth.Skip(1), (l, y) => l[0] == y ? 1 : 0).Average(), 0.95, 1);
    }

    [Fact]
    public void A_category_never_seen_is_told_and_answered()
    {
        using Tool tool = Houses();
        tool.Write("n.csv", "town,size\nRome,70\nParis,70\n,70\n");
        Outcome outcome = tool.Run("predict", "m.json", "n.csv", "--out", "p.csv").ExitsWith(0);

        double[] predicted = Column(tool.Csv("p.csv"), 0);
        Assert.Equal(3, predicted.Length);
        Assert.All(predicted, p => Assert.InRange(p, 80, 180));
        Assert.Contains("Paris", outcome.Error);
    }

    [Fact]
    public void A_missing_column_is_named_and_nothing_is_written()
    {
        using Tool tool = Houses();
        tool.Write("n.csv", "town,sizes\nRome,70\n");
        string[] before = tool.Files;

        tool.Run("predict", "m.json", "n.csv", "--out", "p.csv").FailsWith(1, "n.csv", "column \"size\"", "\"sizes\"");
        tool.Run("predict", "m.json", "n.csv").FailsWith(1, "column \"size\"");

        Assert.Equal(before, tool.Files);
    }

    [Fact]
    public void Text_where_the_model_had_numbers_is_refused_with_its_line()
    {
        using Tool tool = Houses();
        tool.Write("n.csv", "town,size\nRome,70\nOslo,big\n");
        tool.Run("predict", "m.json", "n.csv", "--out", "p.csv").FailsWith(1, "n.csv", "line 3", "column \"size\"", "big");
        Assert.False(tool.Has("p.csv") || tool.Has("p.csv.tmp"));
    }

    [Fact]
    public void The_offset_of_training_is_added_again()
    {
        using Tool tool = new();
        string rows = $"SELECT * EXCLUDE (Holders), ln(Holders) AS exposure FROM '{Tool.Sample("insurance-claims")}'";
        tool.Run("train", rows, "--target", "Claims", "--loss", "poisson-nll", "--offset", "exposure", "--out", "m.json").ExitsWith(0);
        tool.Run("predict", "m.json", rows, "--out", "p.csv").ExitsWith(0);
        tool.Run("predict", "m.json", $"SELECT * FROM '{Tool.Sample("insurance-claims")}'", "--out", "no.csv").FailsWith(1, "\"exposure\"");

        double[] claims = [.. File.ReadLines(Tool.Sample("insurance-claims")).Skip(1).Select(l => double.Parse(l.Split(',')[^1], CultureInfo.InvariantCulture))];
        Close.To(claims.Sum(), Column(tool.Csv("p.csv"), 0).Sum(), 1e-6); // Poisson with an intercept predicts the total
    }

    [Theory]
    [InlineData("no.json", null, "no.json")]
    [InlineData("m.json", "a,b\n1,2\n", "no model")]
    [InlineData("m.json", "{}", "no model")]
    [InlineData("m.json", """{"format":"lossworks-model","version":1}""", "damaged")]
    [InlineData("m.json", """{"format":"lossworks-model","version":99}""", "newer")]
    public void A_file_that_is_no_model_is_refused(string file, string? text, string word)
    {
        using Tool tool = new();
        if (text is not null)
            tool.Write(file, text);
        tool.Run("predict", file, Tool.Sample("engel"), "--out", "p.csv").FailsWith(1, file, word);
        Assert.False(tool.Has("p.csv"));
    }

    [Fact]
    public void Predictions_overwrite_neither_data_nor_model_and_need_a_folder()
    {
        using Tool tool = Houses();
        tool.Run("predict", "m.json", "d.csv", "--out", "d.csv").FailsWith(2, "written over");
        tool.Run("predict", "m.json", "d.csv", "--out", "m.json").FailsWith(2, "written over");
        tool.Run("predict", "m.json", "d.csv", "--out", "no/p.csv").FailsWith(1, "folder");
    }
}
