using System.Text;
using System.Text.Json;

namespace Lossworks.Training.Tests;

public class ModelTests
{
    [Fact]
    public void Softmax_learns_classes_and_gives_shares()
    {
        TrainingData data = Made.Classes(600, 16, 10);
        TrainingResult result = Train.Fit(Loss.Parse("softmax-cross-entropy"), data, new() { L2 = 1e-3 });
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.Equal((10, 16), (result.Model.OutputCount, result.Model.Columns));
        double[] shares = result.Model.PredictMean(data.Features, data.Rows);
        int right = 0;
        for (int i = 0; i < data.Rows; i++)
        {
            double[] row = shares[(10 * i)..((10 * i) + 10)];
            Close.To(1, row.Sum(), 1e-12);
            right += Array.IndexOf(row, row.Max()) == data.Classes[i] ? 1 : 0;
        }

        Assert.True(right > 200, $"{right} of 600");
    }

    [Theory]
    [InlineData("bent(d=2)")]
    [InlineData("0.5*bent + 0.5*huber")]
    [InlineData("clipped(base=bent(d=2), limit=3)")]
    public void A_model_of_a_loss_that_somebody_wrote_needs_no_catalogue_and_keeps_its_name(string spec)
    {
        LossCatalogue ours = LossCatalogue.BuiltIn.With([LossEntry.FromFormula("bent", "d^2 * (sqrt(1 + ((p - y) / d)^2) - 1); d = 1 in (0, inf)")]);
        LinearModel model = Train.Fit(Loss.Parse(spec, ours), Made.Regression(100, 3)).Model;
        using MemoryStream file = new();
        using (Utf8JsonWriter json = new(file))
            model.WriteTo(json);
        LinearModel read = LinearModel.Read(JsonDocument.Parse(file.ToArray()).RootElement);

        Assert.Equal(spec, read.Loss.ToString());
        Assert.Equal(model.Loss, read.Loss);
        Assert.DoesNotContain("bent", JsonDocument.Parse(file.ToArray()).RootElement.GetProperty("loss").GetString());
        Assert.Equal(model.Loss.Evaluate([0.5, 3.0], [0.0, 0]), read.Loss.Evaluate([0.5, 3.0], [0.0, 0]));
    }

    [Fact]
    public void What_is_not_finite_is_named_by_its_term_whatever_catalogue_it_is_from()
    {
        LossCatalogue ours = LossCatalogue.BuiltIn.With([LossEntry.FromFormula("bad", "sqrt(p - y) + 0 * log(d); d = 1"), LossEntry.FromFormula("good", "(p - y)^2")]);
        TrainingResult result = Train.Fit(Loss.Parse("0.5*good + 2*bad", ours), Made.Regression(100, 3));

        Assert.Equal(StopReason.Diverged, result.Reason);
        Assert.Contains("the loss 2*bad of row", result.Explanation);
    }

    [Theory]
    [InlineData("categorical-cross-entropy")]
    [InlineData("brier-score")]
    public void Losses_of_probabilities_train_through_a_softmax(string spec)
    {
        TrainingData data = Made.Classes(300, 4, 3);
        TrainingResult result = Train.Fit(Loss.Parse(spec), data), logits = Train.Fit(Loss.Parse("softmax-cross-entropy"), data);
        Assert.Equal(StopReason.Converged, result.Reason);
        double[] a = result.Model.PredictMean(data.Features, data.Rows), b = logits.Model.PredictMean(data.Features, data.Rows);
        double tolerance = spec == "brier-score" ? 0.2 : 1e-6;
        for (int i = 0; i < a.Length; i++)
            Assert.Equal(b[i], a[i], tolerance);
    }

    [Fact]
    public void Probabilities_and_logits_give_the_same_model()
    {
        TrainingData signs = Made.Signs(300, 4), data = new(signs.Features, 300, 4, [.. signs.Targets.Select(y => (y + 1) / 2)]);
        TrainingResult probabilities = Train.Fit(Loss.Parse("binary-cross-entropy"), data), logits = Train.Fit(Loss.Parse("binary-cross-entropy-with-logits"), data);
        Close.To(logits.Model.Coefficients, probabilities.Model.Coefficients);
        Close.To(logits.Model.PredictMean(data.Features, 300), probabilities.Model.Predict(data.Features, 300));
    }

    [Fact]
    public void Gaussian_nll_recovers_mean_and_variance()
    {
        const int rows = 20_000;
        Xoshiro256 random = new(9);
        double[] x = Made.Features(rows, 2, 8), y = new double[rows];
        for (int i = 0; i < rows; i++)
            y[i] = 1 + (2 * x[2 * i]) - x[(2 * i) + 1] + (Math.Exp((0.5 * x[2 * i]) - 0.5) * Made.Normal(random));
        LinearModel model = Train.Fit(Loss.Parse("gaussian-nll"), new(x, rows, 2, y)).Model;
        double[] expected = [2, -1, 1, 0];
        for (int j = 0; j < 4; j++)
            Assert.Equal(expected[j], model.Coefficients[j], 0.04);
        Assert.Equal(1, model.Intercepts[0], 0.04);
        Assert.Equal(-1, model.Intercepts[1], 0.04);
        Close.To(Math.Exp(-1), model.PredictMean([0, 0], 1)[1], 0.05);
    }

    [Theory]
    [InlineData("squared-error")]
    [InlineData("huber")]
    [InlineData("gamma-nll")]
    public void A_row_twice_is_a_weight_of_two_and_a_weight_of_zero_is_no_row(string spec)
    {
        TrainingData data = spec == "gamma-nll" ? Made.Gamma(80, 3) : Made.Regression(80, 3);
        double[] weights = [.. Enumerable.Range(0, 80).Select(i => (double)(i % 3))];
        int[] rows = [.. Enumerable.Range(0, 80).SelectMany(i => Enumerable.Repeat(i, i % 3))];
        TrainingData repeated = new([.. rows.SelectMany(i => data.Features[(3 * i)..((3 * i) + 3)])], rows.Length, 3, [.. rows.Select(i => data.Targets[i])]);
        TrainingResult weighted = Train.Fit(Loss.Parse(spec), new(data.Features, 80, 3, data.Targets, weights)), twice = Train.Fit(Loss.Parse(spec), repeated);
        Close.To(twice.Model.Coefficients, weighted.Model.Coefficients);
        Close.To(twice.Value, weighted.Value, 1e-12);
    }

    [Fact]
    public void Poisson_with_exposure_has_its_closed_form()
    {
        double[] exposure = [1, 2, 5, 10], counts = [1, 1, 4, 9];
        TrainingData data = new([], 4, 0, counts, offset: [.. exposure.Select(e => Math.Log(e))]);
        LinearModel model = Train.Fit(Loss.Parse("poisson-nll"), data).Model;
        Close.To(Math.Log(15.0 / 18), model.Intercepts[0], 1e-8);
        Close.To(10 * 15.0 / 18, model.PredictMean([], 1, [Math.Log(10)])[0], 1e-8);
    }

    [Fact]
    public void Squared_log_error_is_least_squares_in_the_logarithm()
    {
        TrainingData gamma = Made.Gamma(100, 3), logs = new(gamma.Features, 100, 3, [.. gamma.Targets.Select(y => Math.Log(1 + y))]);
        LinearModel model = Train.Fit(Loss.Parse("squared-log-error"), gamma).Model, expected = Train.Fit(Loss.Parse("squared-error"), logs).Model;
        Close.To(expected.Coefficients, model.Coefficients, 1e-7);
    }

    [Fact]
    public void Several_targets_are_several_fits_at_once()
    {
        TrainingData one = Made.Regression(80, 3), two = Made.Regression(80, 3, 2);
        double[] both = [.. Enumerable.Range(0, 160).Select(i => i % 2 == 0 ? one.Targets[i / 2] : two.Targets[i / 2])];
        LinearModel model = Train.Fit(Loss.Parse("huber"), new(one.Features, 80, 3, both, targetColumns: 2)).Model;
        Close.To(Train.Fit(Loss.Parse("huber"), one).Model.Coefficients, model.CoefficientsOf(0), 1e-7);
        Close.To(Train.Fit(Loss.Parse("huber"), two).Model.Coefficients, model.CoefficientsOf(1), 1e-7);
    }

    [Fact]
    public void Without_intercept_there_is_none()
    {
        LinearModel model = Train.Fit(Loss.Parse("mse"), new([1, 2, 3], 3, 1, [2, 4, 7]), new() { FitIntercept = false }).Model;
        Close.To(31.0 / 14, model.Coefficients[0], 1e-12);
        Assert.Equal(0, model.Intercepts[0]);
    }

    [Fact]
    public void A_ridge_leaves_the_intercept_alone_and_is_in_the_units_of_the_data()
    {
        TrainingData data = new([0, 10], 2, 1, [5, 7]);
        // mean (b x - 2)^2 around the mean with half-distances 5 and 1: b = 2*5/(2*25 + L2).
        LinearModel model = Train.Fit(Loss.Parse("mse"), data, new() { L2 = 50 }).Model;
        Close.To(0.1, model.Coefficients[0], 1e-9);
        Close.To(6 - 0.5, model.Intercepts[0], 1e-9);
    }

    [Fact]
    public void A_prepared_design_serves_several_losses()
    {
        TrainingData data = Made.Regression(80, 3), signs = new(data.Features, 80, 3, [.. data.Targets.Select(y => y > 1 ? 1.0 : -1.0)]);
        PreparedDesign prepared = Trainer.Prepare(data);
        LinearModel model = Trainer.FitPrepared(Loss.Parse("huber"), prepared, cancellationToken: TestContext.Current.CancellationToken).Model;
        Assert.Equal(Train.Fit(Loss.Parse("huber"), data).Model.Coefficients.ToArray(), model.Coefficients.ToArray());
        LinearModel other = Trainer.FitPrepared(Loss.Parse("squared-hinge"), prepared.With(signs), cancellationToken: TestContext.Current.CancellationToken).Model;
        Assert.Equal(Train.Fit(Loss.Parse("squared-hinge"), signs).Model.Coefficients.ToArray(), other.Coefficients.ToArray());
        Assert.Throws<ShapeException>(() => prepared.With(Made.Regression(80, 3)));
    }

    [Fact]
    public void A_saved_model_is_the_same_bits_inside_a_larger_document()
    {
        LinearModel model = new(Loss.Parse("gamma-nll"), Link.Inverse, [0.1 + 0.2, 1e-300, -0.0, Math.PI], [1.0 / 3, double.Epsilon]);
        using MemoryStream memory = new();
        using (Utf8JsonWriter writer = new(memory))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("model");
            model.WriteTo(writer);
            writer.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(memory.ToArray()));
        LinearModel read = LinearModel.Read(document.RootElement.GetProperty("model"));
        Assert.Equal(Bits(model.Coefficients), Bits(read.Coefficients));
        Assert.Equal(Bits(model.Intercepts), Bits(read.Intercepts));
        Assert.Equal(("gamma-nll", "inverse"), (read.Loss.ToString(), read.Link!.Name));
        Assert.Throws<LossException>(() => LinearModel.Read(document.RootElement));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ShapeException>(() => new TrainingData([1, 2, 3], 2, 2, [1, 2]));
        Assert.Throws<ShapeException>(() => new TrainingData([1, 2], 2, 1, [1, 2, 3]));
        Assert.Throws<ShapeException>(() => new TrainingData([1, 2], 2, 1, [1, 2], weights: [1]));
        Assert.Throws<ShapeException>(() => new TrainingData([1, 2], 2, 1, [1, 2], offset: [1]));
        Assert.Contains("row 1", Assert.Throws<LossException>(() => new TrainingData([1, double.NaN], 2, 1, [1, 2])).Message);
        Assert.Contains("row 1", Assert.Throws<LossException>(() => new TrainingData([1, 2], 2, 1, [1, 2], weights: [1, -1])).Message);
        Assert.Contains("row 1", Assert.Throws<LossException>(() => TrainingData.OfClasses([1, 2], 2, 1, [0, 2], 2)).Message);
        Assert.Contains("row 0", Assert.Throws<LossException>(() => Train.Fit(Loss.Parse("gamma-nll"), new([1, 2], 2, 1, [0, 2]))).Message);
        Assert.Throws<LossException>(() => Train.Fit(Loss.Parse("mse"), TrainingData.OfClasses([1, 2], 2, 1, [0, 1], 2)));
        Assert.Throws<LossException>(() => Train.Fit(Loss.Parse("hinge"), new([1, 2], 2, 1, [1, -1]), new() { Link = Link.Log }));
    }

    private static long[] Bits(ReadOnlySpan<double> numbers) => [.. numbers.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
