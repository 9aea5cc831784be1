using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>The JSON, the files and the options of <c>train</c>.</summary>
public class TrainTests
{
    private static readonly string[] Keys = ["loss", "task", "rows", "value", "steps", "reason", "intercept", "coefficients", "metrics", "seconds"];

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];

    [Fact]
    public void One_output_has_one_number_per_column_and_files_beside_the_model()
    {
        using Tool tool = new();
        JsonElement fit = tool.Run("train", Tool.Sample("engel"), "--target", "foodexp", "--loss", "squared-error", "--validation", "0.2", "--out", "m.json", "--json").Json;

        Assert.All(Keys, key => Assert.True(fit.TryGetProperty(key, out _), key));
        Assert.Equal(188, fit.GetProperty("rows").GetInt32());
        Assert.Equal(["income"], Names(fit.GetProperty("coefficients")));
        Assert.Equal(["rmse", "mae", "r2", "validation-rmse", "validation-mae", "validation-r2"], Names(fit.GetProperty("metrics")));
        Close.To(Math.Sqrt(fit.GetProperty("value").GetDouble()), fit.GetProperty("metrics").GetProperty("rmse").GetDouble(), 1e-12);
        Assert.Equal(["m.json", "m.report.html", "m.trace.csv"], tool.Files);
        Assert.Equal(["step", "loss", "gradient_norm", "rate", "seconds"], tool.Csv("m.trace.csv")[0]);
        Assert.Equal(fit.GetProperty("steps").GetInt32() + 1, tool.Csv("m.trace.csv").Length);
        Assert.Contains("<svg", tool.Read("m.report.html"));
    }

    [Fact]
    public void Several_classes_have_coefficients_each()
    {
        using Tool tool = new();
        JsonElement fit = tool.Run("train", Tool.Sample("digits"), "--target", "digit", "--loss", "softmax-cross-entropy", "--l2", "0.01", "--json").Json;

        string[] digits = [.. Enumerable.Range(0, 10).Select(d => $"{d}")];
        Assert.Equal(digits, Names(fit.GetProperty("intercept")));
        Assert.Equal(digits, Names(fit.GetProperty("coefficients")));
        Assert.All(fit.GetProperty("coefficients").EnumerateObject(), digit => Assert.Contains("pixel_3_3", Names(digit.Value)));
        Assert.Equal(["accuracy", "log-loss"], Names(fit.GetProperty("metrics")));
        Assert.InRange(fit.GetProperty("metrics").GetProperty("accuracy").GetDouble(), 0.95, 1);
    }

    [Fact]
    public void Several_outputs_have_coefficients_each()
    {
        using Tool tool = new();
        JsonElement fit = tool.Run("train", Tool.Sample("engel"), "--target", "foodexp", "--loss", "gaussian-nll", "--json").Json;

        Assert.Equal(["mean", "variance"], Names(fit.GetProperty("coefficients")));
        Assert.Equal(["mean", "variance"], Names(fit.GetProperty("intercept")));
        Assert.All(fit.GetProperty("coefficients").EnumerateObject(), o => Assert.Equal(["income"], Names(o.Value)));
        Assert.Equal("converged", fit.GetProperty("reason").GetString());
    }

    /// <summary>The classic first example: W towards 2 and b towards 0 at rate 0.01 in 1,000 steps, by the recursion in plain numbers.</summary>
    [Fact]
    public void The_classic_first_example_is_the_textbook_recursion()
    {
        using Tool tool = new();
        tool.Write("d.csv", "x,y\n1,2\n2,4\n3,6\n4,8\n");
        double w = 0, b = 0;
        for (int step = 0; step < 1000; step++)
        {
            double dw = 0, db = 0;
            for (int x = 1; x <= 4; x++)
                (dw, db) = (dw + ((w * x) + b - (2 * x)) * x / 2, db + ((w * x) + b - (2 * x)) / 2);
            (w, b) = (w - (0.01 * dw), b - (0.01 * db));
        }

        JsonElement fit = tool.Run("train", "d.csv", "--target", "y", "--loss", "mse", "--raw", "--optimizer", "gd", "--rate", "0.01", "--steps", "1000", "--tolerance", "0", "--json").Json;

        Assert.Equal(1000, fit.GetProperty("steps").GetInt32());
        Close.To(w, fit.GetProperty("coefficients").GetProperty("x").GetDouble(), 1e-10);
        Close.To(b, fit.GetProperty("intercept").GetDouble(), 1e-9);
    }

    [Fact]
    public void Weights_offset_features_and_no_intercept_do_what_they_say()
    {
        using Tool tool = new();
        tool.Write("d.csv", "x,z,w,o,y\n1,5,1,10,12\n2,3,2,20,24\n3,8,0,30,999\n4,1,1,40,48\n");
        JsonElement fit = tool.Run("train", "d.csv", "--target", "y", "--loss", "squared-error", "--features", "x", "--weight", "w", "--offset", "o", "--no-intercept", "--json").Json;

        Assert.Equal(["x"], Names(fit.GetProperty("coefficients")));
        Close.To(2, fit.GetProperty("coefficients").GetProperty("x").GetDouble(), 1e-9);
        Assert.Equal(0, fit.GetProperty("intercept").GetDouble());

        fit = tool.Run("train", "d.csv", "--target", "y", "--loss", "squared-error", "--exclude", "z,w", "--json").Json;
        Assert.Equal(["x", "o"], Names(fit.GetProperty("coefficients")));
    }

    [Fact]
    public void A_fit_that_diverges_fails_and_says_so()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("train", Tool.Sample("engel"), "--target", "foodexp", "--loss", "squared-error", "--optimizer", "gd", "--rate", "10", "--json").ExitsWith(1);

        JsonElement fit = Outcome.JsonOf(outcome.Out);
        Assert.Equal("diverged", fit.GetProperty("reason").GetString());
        Assert.Contains("step", fit.GetProperty("explanation").GetString());
    }

    [Fact]
    public void A_limit_of_time_is_kept()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("train", Tool.Sample("ames"), "--target", "Sale_Price", "--loss", "huber", "--optimizer", "adam", "--steps", "1000000", "--time", "0.5s", "--json");

        Assert.Equal("time-limit", outcome.Json.GetProperty("reason").GetString());
        Assert.InRange(outcome.Json.GetProperty("seconds").GetDouble(), 0.5, 5);
    }

    [Fact]
    public void The_same_command_gives_the_same_bits()
    {
        using Tool tool = new();
        string[] train = ["train", Tool.Sample("insurance-claims"), "--target", "Claims", "--loss", "poisson-nll", "--optimizer", "sgd", "--seed", "5", "--steps", "50", "--out"];
        tool.Run([.. train, "a.json"]).ExitsWith(0);
        tool.Run([.. train, "b.json"]).ExitsWith(0);

        Assert.Equal(tool.Read("a.json"), tool.Read("b.json"));
    }

    [Fact]
    public void Without_json_the_words_are_on_standard_output_and_the_steps_on_standard_error()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("train", Tool.Sample("stackloss"), "--target", "stack.loss", "--loss", "huber").ExitsWith(0);

        Assert.Contains("converged", outcome.Out);
        Assert.Contains("(intercept)", outcome.Out);
        Assert.Contains("step     1", outcome.Error);
        Assert.DoesNotContain("\u001b", outcome.Out + outcome.Error);
    }
}
