namespace Lossworks.Training.Tests.Streaming;

/// <summary>Rows in a file are the rows in memory, and so is what is learned from them.</summary>
public class RowFileTests
{
    private static TrainingData Rows(string targets, int rows = 5000, bool weights = false, bool offset = false)
    {
        Random random = new(5);
        const int Columns = 4;
        double[] features = [.. Enumerable.Range(0, rows * Columns).Select(_ => (2 * random.NextDouble()) - 1)];
        double[] eta = [.. Enumerable.Range(0, rows).Select(i => 0.3 + features[i * Columns] - (0.5 * features[(i * Columns) + 1]) + (random.NextDouble() - 0.5))];
        double[] weight = weights ? [.. Enumerable.Range(0, rows).Select(i => (double)(i % 3))] : [], add = offset ? [.. eta.Select(e => 0.1 * e)] : [];
        return targets switch
        {
            "classes" => TrainingData.OfClasses(features, rows, Columns, [.. eta.Select(e => e < 0 ? 0 : e < 0.7 ? 1 : 2)], 3, weight, add),
            "labels" => new(features, rows, Columns, [.. eta.Select(e => e > 0.3 ? 1.0 : 0)], weight, add),
            "counts" => new(features, rows, Columns, [.. eta.Select(e => Math.Floor(Math.Exp(e)))], weight, add),
            _ => new(features, rows, Columns, eta, weight, add),
        };
    }

    [Theory]
    [InlineData("numbers", false, false)]
    [InlineData("numbers", true, true)]
    [InlineData("classes", true, false)]
    public void A_file_holds_the_bits_of_the_rows(string targets, bool weights, bool offset)
    {
        TrainingData memory = Rows(targets, weights: weights, offset: offset);
        using OnDisk disk = new(memory);
        Assert.Equal(memory.Store.Fingerprint(), disk.Data.Store.Fingerprint());
        RowBlock expected = memory.Store.Read(4321, 55, new()), actual = disk.Data.Store.Read(4321, 55, new());
        Assert.Equal(expected.Features, actual.Features);
        Assert.Equal(expected.Targets, actual.Targets);
        Assert.Equal(expected.Classes, actual.Classes);
        Assert.Equal(expected.Weights, actual.Weights);
        Assert.Equal(expected.Offset, actual.Offset);
    }

    [Theory]
    [InlineData("squared-error", "numbers", "lbfgs")]
    [InlineData("huber(delta=0.1)", "numbers", "lbfgs")]
    [InlineData("poisson-nll", "counts", "lbfgs")]
    [InlineData("binary-cross-entropy", "labels", "lbfgs")]
    [InlineData("softmax-cross-entropy", "classes", "lbfgs")]
    [InlineData("gaussian-nll", "numbers", "lbfgs")]
    [InlineData("log-cosh", "numbers", "gd")]
    [InlineData("squared-error", "numbers", "lasso")]
    public void A_fit_from_double_precision_on_disk_has_the_bits_of_one_in_memory(string loss, string targets, string how)
    {
        TrainingData memory = Rows(targets, weights: true);
        using OnDisk disk = new(memory);
        TrainingOptions options = how switch
        {
            "gd" => new() { Optimizer = Optimizer.GradientDescent, Steps = 50 },
            "lasso" => new() { L1 = 0.01, L2 = 0.01 },
            _ => new() { Steps = 100 },
        };
        TrainingResult expected = Train.Fit(Loss.Parse(loss), memory, options), actual = Train.Fit(Loss.Parse(loss), disk.Data, options);
        Assert.Equal(expected.Model.Coefficients.ToArray(), actual.Model.Coefficients.ToArray());
        Assert.Equal(expected.Model.Intercepts.ToArray(), actual.Model.Intercepts.ToArray());
        Assert.Equal((expected.Value, expected.Steps, expected.Explanation), (actual.Value, actual.Steps, actual.Explanation));
    }

    [Theory]
    [InlineData("squared-error", "numbers")]
    [InlineData("huber(delta=0.1)", "numbers")]
    [InlineData("poisson-nll", "counts")]
    [InlineData("binary-cross-entropy", "labels")]
    [InlineData("softmax-cross-entropy", "classes")]
    public void A_fit_from_single_precision_on_disk_finds_the_same_coefficients(string loss, string targets)
    {
        TrainingData memory = Rows(targets);
        using OnDisk disk = new(memory, FeatureKind.Single);
        TrainingOptions options = new() { L2 = 0.01 };
        double[] expected = Train.Fit(Loss.Parse(loss), memory, options).Model.Coefficients.ToArray();
        Assert.All(Train.Fit(Loss.Parse(loss), disk.Data, options).Model.Coefficients.ToArray(), (c, j) => Assert.Equal(expected[j], c, 1e-6 * expected.Max(Math.Abs)));
    }

    [Theory]
    [InlineData("squared-error", "numbers", Optimizer.Sgd, 0.01)]
    [InlineData("squared-error", "numbers", Optimizer.Sgd, null)]
    [InlineData("binary-cross-entropy", "labels", Optimizer.Adam, null)]
    [InlineData("softmax-cross-entropy", "classes", Optimizer.Adam, 0.003)]
    public void Mini_batches_from_disk_lead_to_the_minimum(string loss, string targets, Optimizer optimizer, double? rate)
    {
        TrainingData memory = Rows(targets, weights: true);
        using OnDisk disk = new(memory, FeatureKind.Single);
        TrainingOptions options = new() { Optimizer = optimizer, Rate = rate, Steps = 30, BatchSize = 50 };
        double least = Train.Fit(Loss.Parse(loss), memory).MeanLoss;
        TrainingResult first = Train.Fit(Loss.Parse(loss), disk.Data, options), again = Train.Fit(Loss.Parse(loss), disk.Data, options);
        Assert.InRange(first.MeanLoss, least * (1 - 1e-6), least * 1.02);
        Assert.Equal(first.Model.Coefficients.ToArray(), again.Model.Coefficients.ToArray());
        Assert.NotEqual(first.Model.Coefficients.ToArray(), Train.Fit(Loss.Parse(loss), disk.Data, options with { Seed = 2 }).Model.Coefficients.ToArray());
    }

    [Theory]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.LBfgs)]
    public void A_fit_on_disk_resumes_to_the_same_bits(Optimizer optimizer)
    {
        using OnDisk disk = new(Rows("numbers"), FeatureKind.Single);
        TrainingOptions options = new() { Optimizer = optimizer, Rate = optimizer == Optimizer.LBfgs ? null : 0.001, Steps = 6 };
        Loss loss = Loss.Parse("log-cosh");
        TrainingResult whole = Train.Fit(loss, disk.Data, options);
        Kept store = new();
        Train.Fit(loss, disk.Data, options with { Steps = 2, Checkpoints = store });
        TrainingResult resumed = Train.Fit(loss, disk.Data, options with { Checkpoints = store, Resume = true });
        Assert.Equal(whole.Model.Coefficients.ToArray(), resumed.Model.Coefficients.ToArray());
        Assert.Equal(whole.Steps, resumed.Steps);
    }

    private sealed class Kept : ICheckpointStore
    {
        private byte[]? _latest;

        public void Save(byte[] checkpoint) => _latest = checkpoint;

        public byte[]? Load() => _latest;
    }

    [Theory]
    [InlineData("absolute-error")]
    [InlineData("pinball(quantile=0.9)")]
    public void Losses_with_kinks_come_as_near_their_minimum_as_asked(string loss)
    {
        TrainingData memory = Rows("numbers");
        using OnDisk disk = new(memory, FeatureKind.Single);
        TrainingResult exact = Train.Fit(Loss.Parse(loss), memory), near = Train.Fit(Loss.Parse(loss), disk.Data);
        Assert.Equal(StopReason.Converged, near.Reason);
        Assert.InRange(near.MeanLoss, exact.MeanLoss * (1 - 1e-7), exact.MeanLoss * (1 + 1e-7));
    }

    [Fact]
    public void Rows_that_do_not_fit_the_shape_are_refused()
    {
        using OnDisk unused = new(Rows("numbers", 10));
        string path = Path.GetTempFileName();
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RowFileWriter numbers = new(file, new(2, 3)), classes = new(file, new(2, 1) { ClassCount = 2, HasWeights = true });
        Assert.Contains("features has 5", Assert.Throws<ShapeException>(() => numbers.Add([1, 2, 3, 4, 5], [1, 2], [])).Message);
        Assert.Contains("row 1, column 0", Assert.Throws<LossException>(() => numbers.Add([1, 2, 3, double.NaN, 5, 6], [1, 2], [])).Message);
        Assert.Contains("single precision", Assert.Throws<LossException>(() => numbers.Add([1, 2, 3, 1e300, 5, 6], [1, 2], [])).Message);
        Assert.Contains("target at row 0", Assert.Throws<LossException>(() => numbers.Add([1, 2, 3], [double.PositiveInfinity], [])).Message);
        Assert.Contains("class 2", Assert.Throws<LossException>(() => classes.Add([1], [], [2], [1])).Message);
        Assert.Contains("negative", Assert.Throws<LossException>(() => classes.Add([1], [], [1], [-1])).Message);
        Assert.Contains("weights has 0", Assert.Throws<ShapeException>(() => classes.Add([1], [], [1])).Message);
        numbers.Add([1, 2, 3], [1], []);
        Assert.Contains("1 rows were written", Assert.Throws<ShapeException>(numbers.Complete).Message);
        Assert.Contains("made for 2", Assert.Throws<ShapeException>(() => numbers.Add([1, 2, 3, 4, 5, 6], [1, 2], [])).Message);
        Assert.Throws<LossException>(() => new RowFileWriter(file, new(1, 1) { Kind = FeatureKind.Sparse }));
    }
}
