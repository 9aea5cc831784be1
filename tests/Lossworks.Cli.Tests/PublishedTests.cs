using System.Globalization;
using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>Published fits, reproduced by the command line as a user would type it.</summary>
public class PublishedTests(ITestOutputHelper output)
{
    private readonly string _clotting = $"SELECT ln(u) AS lnu, lot1 FROM '{Tool.Sample("clotting")}'";

    private JsonElement Train(Tool tool, params ReadOnlySpan<string> arguments)
    {
        JsonElement fit = tool.Run(["train", .. arguments, "--json"]).Json;
        output.WriteLine(fit.ToString());
        Assert.Equal("converged", fit.GetProperty("reason").GetString());
        return fit;
    }

    private static double Number(JsonElement fit, string name) => fit.GetProperty(name).GetDouble();

    private static double[] Coefficients(JsonElement fit) => [.. fit.GetProperty("coefficients").EnumerateObject().Select(c => c.Value.GetDouble())];

    private static double[] Column(Tool tool, string file) => [.. tool.Csv(file).Skip(1).Select(l => double.Parse(l[0], CultureInfo.InvariantCulture))];

    private static double[] SampleColumn(string sample, string column)
    {
        string[][] lines = [.. File.ReadLines(Tool.Sample(sample)).Select(l => l.Split(','))];
        int index = Array.FindIndex(lines[0], name => name.Trim('"') == column);
        return [.. lines.Skip(1).Select(l => double.Parse(l[index], CultureInfo.InvariantCulture))];
    }

    /// <summary>scikit-learn, plot_ols: inputs centred and divided by deviation x sqrt(n) over all rows; the last 20 rows are for the test.</summary>
    [Fact]
    public void Diabetes_least_squares_as_scikit_learn()
    {
        using Tool tool = new();
        string rows = "FROM (SELECT (bmi - avg(bmi) OVER ()) / (stddev_pop(bmi) OVER () * sqrt(count(*) OVER ())) AS bmi, target, "
            + $"row_number() OVER () AS place FROM '{Tool.Sample("diabetes")}')";
        JsonElement fit = Train(tool, $"SELECT bmi, target {rows} WHERE place <= 422", "--target", "target", "--loss", "squared-error", "--out", "m.json");

        Assert.Equal(422, fit.GetProperty("rows").GetInt32());
        Close.To([938.23786125], Coefficients(fit));
        Close.To(152.91886182616167, Number(fit, "intercept"));

        tool.Run("predict", "m.json", $"SELECT bmi {rows} WHERE place > 422 ORDER BY place", "--out", "p.csv").ExitsWith(0);
        double error = Column(tool, "p.csv").Zip(SampleColumn("diabetes", "target")[^20..], (p, y) => (p - y) * (p - y)).Average();
        output.WriteLine($"test MSE {error:R}");
        Close.To(2548.072398725972, error);
    }

    /// <summary>Rows 2 and 3: R's rlm, by reweighted least squares that stops where residuals change by no more than 1e-4.</summary>
    [Theory]
    [InlineData("huber(delta=1.345)", .82937387, .92610818, -.12784916, -41.02653105, 2.4407137948)]
    [InlineData("tukey-biweight(scale=4.685)", .9275471, .65073222, -.11233103, -42.28525369, 2.28188588)]
    public void Stackloss_with_mad_scale_as_R(string spec, double air, double water, double acid, double intercept, double scale)
    {
        using Tool tool = new();
        JsonElement fit = Train(tool, Tool.Sample("stackloss"), "--target", "stack.loss", "--loss", spec, "--scale", "mad");

        Close.To([air, water, acid], Coefficients(fit));
        Close.To(intercept, Number(fit, "intercept"));
        Close.To(scale, Number(fit, "scale"));
    }

    /// <summary>A tolerance of one's own goes on to the joint fixed point of coefficients and scale, 1e-5 to 7e-5 away from R's figures.</summary>
    [Theory]
    [InlineData("huber(delta=1.345)", .8293843346001122, .9260659661966371, -.12784672494576876, -41.02649835240165, 2.44053609172099)]
    [InlineData("tukey-biweight(scale=4.685)", .9275573227555807, .6507176872141025, -.1123331537908609, -42.28535077933236, 2.2818813349513034)]
    public void Stackloss_with_mad_scale_to_the_end(string spec, double air, double water, double acid, double intercept, double scale)
    {
        using Tool tool = new();
        JsonElement fit = Train(tool, Tool.Sample("stackloss"), "--target", "stack.loss", "--loss", spec, "--scale", "mad", "--tolerance", "1e-9");

        Close.To([air, water, acid], Coefficients(fit));
        Close.To(intercept, Number(fit, "intercept"));
        Close.To(scale, Number(fit, "scale"));
    }

    /// <summary>Stata 12, as in the tests of statsmodels.</summary>
    [Theory]
    [InlineData("absolute-error", 1)]
    [InlineData("pinball(quantile=0.5)", 2)]
    public void Engel_median_regression_as_Stata(string spec, double factor)
    {
        using Tool tool = new();
        JsonElement fit = Train(tool, Tool.Sample("engel"), "--target", "foodexp", "--loss", spec);

        Close.To([.5601805], Coefficients(fit));
        Close.To(81.48233, Number(fit, "intercept"), 2e-6); // seven digits were published: 81.482247 to all of ours
        Close.To(17559.932, factor * Number(fit, "value") * Number(fit, "rows"));
    }

    /// <summary>The certified values of NIST.</summary>
    [Fact]
    public void Longley_least_squares_as_NIST()
    {
        using Tool tool = new();
        JsonElement fit = Train(tool, Tool.Sample("longley"), "--target", "TOTEMP", "--loss", "squared-error");

        Close.To([15.0618723, -.0358191793, -2.02022980, -1.03322687, -.0511041057, 1829.15146], Coefficients(fit), 1e-8);
        Close.To(-3482258.63, Number(fit, "intercept"), 1e-8);
        Close.To(836424.0555, Number(fit, "value") * Number(fit, "rows"), 1e-8);
    }

    /// <summary>McCullagh and Nelder (1989), as in the tests of Julia's GLM; the deviance is that of the predictions written.</summary>
    [Theory]
    [InlineData("inverse", 0.016729715178484157)]
    [InlineData("log", 0.16260829451739)]
    public void Clotting_by_gamma_as_McCullagh_and_Nelder(string link, double deviance)
    {
        using Tool tool = new();
        JsonElement fit = Train(tool, _clotting, "--target", "lot1", "--loss", "gamma-nll", "--link", link, "--out", "m.json");
        if (link == "inverse")
        {
            Close.To([.01534311491072141], Coefficients(fit));
            Close.To(-.01655438172784895, Number(fit, "intercept"));
        }

        tool.Run("predict", "m.json", _clotting, "--out", "p.csv").ExitsWith(0);
        double ours = 2 * Column(tool, "p.csv").Zip(SampleColumn("clotting", "lot1"), (mean, y) => ((y - mean) / mean) - Math.Log(y / mean)).Sum();
        output.WriteLine($"deviance {ours:R}");
        Close.To(deviance, ours);
    }
}
