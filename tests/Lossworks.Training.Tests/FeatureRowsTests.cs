namespace Lossworks.Training.Tests;

/// <summary>Models predict from features in any form, and train on very many sparse columns.</summary>
public class FeatureRowsTests
{
    private const int Rows = 120, Columns = 9;

    public static TheoryData<string> Forms => ["double", "single", "sparse"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Predictions_from_any_form_are_those_from_every_number(string form)
    {
        double[] full = Full(Rows, Columns, 0.3);
        int[] classes = [.. Enumerable.Range(0, Rows).Select(i => full[i * Columns] > 0 ? 1 : i % 3)];
        LinearModel several = Train.Fit(Loss.Parse("softmax-cross-entropy"), TrainingData.OfClasses(full, Rows, Columns, classes, 3), new() { L2 = 0.1 }).Model;
        LinearModel one = Train.Fit(Loss.Parse("poisson-nll"), new(full, Rows, Columns, [.. classes.Select(c => (double)c)]), new() { L2 = 0.1 }).Model;
        double[] offset = [.. Enumerable.Range(0, Rows * 3).Select(i => 0.1 * (i % 5))];
        FeatureRows rows = Form(form, full, Rows, Columns);
        Close.To(several.Predict(full, Rows), several.Predict(rows), 1e-12);
        Close.To(several.Predict(full, Rows, offset), several.Predict(rows, offset), 1e-12);
        Close.To(several.PredictMean(full, Rows, offset), several.PredictMean(rows, offset), 1e-12);
        Close.To(one.PredictMean(full, Rows, offset[..Rows]), one.PredictMean(rows, offset[..Rows]), 1e-12);
    }

    [Fact]
    public void Every_number_in_double_precision_gives_the_same_bits()
    {
        TrainingData data = Made.Regression(50, 7);
        LinearModel model = Train.Fit(Loss.Parse("huber"), data).Model;
        Assert.Equal(model.Predict(data.Features, 50), model.Predict(FeatureRows.OfDoubles(data.Features, 50, 7)));
    }

    [Fact]
    public void A_row_without_numbers_is_predicted_by_the_intercept()
    {
        LinearModel model = new(Loss.Parse("squared-error"), null, [1, 2, 3], [5]);
        Assert.Equal([5, 5 + 4], model.Predict(FeatureRows.OfSparse([2], [1], [0, 0, 1], 3)));
        LinearModel constant = new(Loss.Parse("squared-error"), null, [], [5]);
        Assert.Equal([5, 5], constant.Predict(FeatureRows.OfDoubles([], 2, 0)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Rows_that_do_not_fit_the_model_are_refused_with_both_numbers(string form)
    {
        LinearModel model = new(Loss.Parse("squared-error"), null, [1, 2, 3], [5]);
        var columns = Assert.Throws<ShapeException>(() => model.Predict(Form(form, [1, 2, 3, 4], 1, 4)));
        Assert.Contains("4 features", columns.Message);
        Assert.Contains("3 coefficients", columns.Message);
        Assert.Contains("2 numbers", Assert.Throws<ShapeException>(() => model.PredictMean(Form(form, [1, 2, 3], 1, 3), [1, 2])).Message);
    }

    [Theory]
    [InlineData("binary-cross-entropy-with-logits", 1e-3)]
    [InlineData("squared-error", 1e-2)]
    [InlineData("softmax-cross-entropy", 1e-3)]
    public void Thousands_of_rare_columns_with_a_ridge_take_tens_of_steps_to_the_minimum(string spec, double ridge)
    {
        const int rows = 400, columns = 3000;
        SparseRows features = Rare(rows, columns, out double[] full);
        int[] classes = [.. Enumerable.Range(0, rows).Select(i => full[i * columns] > 0 ? 1 : i % 2)];
        bool ofClasses = spec == "softmax-cross-entropy";
        double[] labels = [.. classes.Select(c => (double)c)];
        TrainingData sparse = ofClasses ? TrainingData.OfClasses(features, classes, 2) : new(features, labels);
        TrainingData dense = ofClasses ? TrainingData.OfClasses(full, rows, columns, classes, 2) : new(full, rows, columns, labels);
        TrainingResult fit = Train.Fit(Loss.Parse(spec), sparse, new() { L2 = ridge }), other = Train.Fit(Loss.Parse(spec), dense, new() { L2 = ridge });
        Assert.Equal(StopReason.Converged, fit.Reason);
        Assert.True(fit.Steps < 60, $"{fit.Steps} steps");
        Close.To(other.Value, fit.Value, 1e-10);
        Close.To(other.Model.PredictMean(full, rows), fit.Model.PredictMean(features), 1e-5);
    }

    /// <summary>Column j is not 0 in a share of about 1/(j + 2) of the rows, as words are.</summary>
    private static SparseRows Rare(int rows, int columns, out double[] full)
    {
        Xoshiro256 random = new(4);
        full = new double[rows * columns];
        for (int i = 0; i < full.Length; i++)
            full[i] = random.NextDouble() < 1.0 / ((i % columns) + 2) ? random.NextDouble() : 0;
        return (SparseRows)Form("sparse", full, rows, columns);
    }

    /// <summary>Numbers of which only some are not 0, all exact in single precision.</summary>
    private static double[] Full(int rows, int columns, double share)
    {
        Xoshiro256 random = new(2);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() < share ? (float)Made.Normal(random) : 0.0)];
    }

    private static FeatureRows Form(string form, double[] full, int rows, int columns)
    {
        if (form != "sparse")
            return form == "double" ? FeatureRows.OfDoubles(full, rows, columns) : FeatureRows.OfSingles([.. full.Select(x => (float)x)], rows, columns);
        int[] places = [.. Enumerable.Range(0, full.Length).Where(i => full[i] != 0)];
        int[] starts = [.. Enumerable.Range(0, rows + 1).Select(row => places.Count(i => i < row * columns))];
        return FeatureRows.OfSparse([.. places.Select(i => full[i])], [.. places.Select(i => i % columns)], starts, columns);
    }
}
