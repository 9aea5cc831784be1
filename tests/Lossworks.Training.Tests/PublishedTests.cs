namespace Lossworks.Training.Tests;

/// <summary>Published coefficients, reproduced to a relative error of 1e-6.</summary>
public class PublishedTests(ITestOutputHelper output)
{
    private TrainingResult Fit(string spec, TrainingData data, TrainingOptions? options = null)
    {
        TrainingResult result = Trainer.Fit(Loss.Parse(spec), data, options);
        output.WriteLine($"{spec}: [{string.Join(", ", result.Model.Coefficients.ToArray())}] {result.Model.Intercepts[0]:R} scale {result.Scale:R} value {result.Value:R} steps {result.Steps} in {result.Seconds:F3} s: {result.Explanation}");
        Assert.Equal(StopReason.Converged, result.Reason);
        return result;
    }

    /// <summary>scikit-learn, plot_ols: inputs centered and divided by deviation x sqrt(n) over all rows; the last 20 rows are for the test.</summary>
    [Fact]
    public void Diabetes_least_squares_as_scikit_learn()
    {
        Dictionary<string, double[]> table = Samples.Read("diabetes");
        double[] bmi = table["bmi"], y = table["target"];
        double mean = bmi.Average(), length = Math.Sqrt(bmi.Sum(b => (b - mean) * (b - mean)));
        double[] x = [.. bmi.Select(b => (b - mean) / length)];
        int rows = x.Length - 20;
        TrainingResult result = Fit("squared-error", new(x[..rows], rows, 1, y[..rows]));

        Close.To(938.23786125, result.Model.Coefficients[0]);
        Close.To(152.91886182616167, result.Model.Intercepts[0]);
        double[] predictions = result.Model.Predict(x.AsSpan(rows), 20);
        Close.To(2548.072398725972, predictions.Zip(y[rows..], (p, t) => (p - t) * (p - t)).Average());
    }

    /// <summary>R's rlm, as in the tests of statsmodels.</summary>
    [Fact]
    public void Stackloss_huber_with_mad_scale_as_R()
    {
        TrainingResult result = Fit("huber(delta=1.345)", Stackloss, new() { ScaleEstimation = ScaleEstimation.Mad });
        Close.To([.82937387, .92610818, -.12784916], result.Model.Coefficients);
        Close.To(-41.02653105, result.Model.Intercepts[0]);
        Close.To(2.4407137948, result.Scale);
    }

    /// <summary>R's rlm, as in the tests of statsmodels.</summary>
    [Fact]
    public void Stackloss_bisquare_with_mad_scale_as_R()
    {
        TrainingResult result = Fit("tukey-biweight(scale=4.685)", Stackloss, new() { ScaleEstimation = ScaleEstimation.Mad });
        Close.To([.9275471, .65073222, -.11233103], result.Model.Coefficients);
        Close.To(-42.28525369, result.Model.Intercepts[0]);
        Close.To(2.28188588, result.Scale);
    }

    /// <summary>Stata 12, as in the tests of statsmodels. The sum of deviations is that of the exact minimum.</summary>
    [Theory]
    [InlineData("absolute-error", 1)]
    [InlineData("pinball", 2)]
    public void Engel_median_regression_as_Stata(string spec, double factor)
    {
        TrainingData data = Samples.Regression("engel", "foodexp", "income");
        TrainingResult result = Fit(spec, data);
        Close.To(.5601805, result.Model.Coefficients[0]);
        Close.To(81.48233, result.Model.Intercepts[0]);
        Close.To(17559.932, factor * result.MeanLoss * data.Rows);
    }

    /// <summary>The certified values of NIST, to more digits than were asked.</summary>
    [Fact]
    public void Longley_least_squares_as_NIST()
    {
        TrainingData data = Samples.Regression("longley", "TOTEMP", "GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR");
        TrainingResult result = Fit("squared-error", data);
        Close.To([15.0618723, -.0358191793, -2.02022980, -1.03322687, -.0511041057, 1829.15146], result.Model.Coefficients, 1e-8);
        Close.To(-3482258.63, result.Model.Intercepts[0], 1e-8);
        Close.To(836424.0555, result.MeanLoss * data.Rows, 1e-8);
    }

    /// <summary>McCullagh and Nelder (1989), as in the tests of Julia's GLM.</summary>
    [Fact]
    public void Clotting_gamma_with_inverse_link_as_McCullagh_and_Nelder()
    {
        TrainingResult result = Fit("gamma-nll", Clotting, new() { Link = Link.Inverse });
        Close.To(-.01655438172784895, result.Model.Intercepts[0]);
        Close.To(.01534311491072141, result.Model.Coefficients[0]);
        Close.To(.016729715178484157, Deviance(result));
    }

    /// <summary>The same with the log link.</summary>
    [Fact]
    public void Clotting_gamma_with_log_link_has_the_published_deviance() =>
        Close.To(.16260829451739, Deviance(Fit("gamma-nll", Clotting, new() { Link = Link.Log })));

    private static TrainingData Stackloss => Samples.Regression("stackloss", "stack.loss", "Air.Flow", "Water.Temp", "Acid.Conc.");

    private static TrainingData Clotting
    {
        get
        {
            Dictionary<string, double[]> table = Samples.Read("clotting");
            return new([.. table["u"].Select(u => Math.Log(u))], 9, 1, table["lot1"]);
        }
    }

    private static double Deviance(TrainingResult result)
    {
        double[] means = result.Model.PredictMean(Clotting.Features, 9);
        return 2 * means.Zip(Clotting.Targets, (m, y) => ((y - m) / m) - Math.Log(y / m)).Sum();
    }
}
