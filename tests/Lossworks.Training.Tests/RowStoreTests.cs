namespace Lossworks.Training.Tests;

/// <summary>Features in any form, from anywhere, on any number of threads, lead to the same model.</summary>
public class RowStoreTests
{
    /// <summary>Rows behind a store of the caller's own, which counts how often they are read.</summary>
    private sealed class Counting(TrainingData data) : RowStore(data.Rows, data.Columns, data.Store.Kind)
    {
        private long _read;

        internal long RowsRead => Interlocked.Read(ref _read);

        public override RowBlock Read(long start, int count, RowBuffer buffer)
        {
            Interlocked.Add(ref _read, count);
            RowBlock block = data.Store.Read(start, count, buffer);
            Span<double> features = buffer.Features(block.Features.Length);
            block.Features.CopyTo(features);
            return block with { Features = features };
        }
    }

    private static readonly string[] Specs = ["log-cosh", "absolute-error", "rmse", "squared-error", "tukey-biweight(scale=4.685)"];

    public static TheoryData<string, int, int> Sizes
    {
        get
        {
            TheoryData<string, int, int> sizes = [];
            foreach (string spec in Specs)
            {
                foreach ((int rows, int columns) in ((int, int)[])[(7, 1), (203, 5), (500, 13), (5001, 30), (3000, 67)])
                    sizes.Add(spec, rows, columns);
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Any_number_of_threads_gives_the_same_bits(string spec, int rows, int columns)
    {
        TrainingData data = Made.Regression(rows, columns);
        TrainingOptions options = new() { ScaleEstimation = spec.StartsWith("tukey", StringComparison.Ordinal) ? ScaleEstimation.Mad : ScaleEstimation.None };
        long[] one = Bits(Train.Fit(Loss.Parse(spec), data, options with { Threads = 1 }));
        foreach (int threads in (int[])[2, 3, 7])
            Assert.Equal(one, Bits(Train.Fit(Loss.Parse(spec), data, options with { Threads = threads })));
    }

    [Theory]
    [InlineData("log-cosh", 1)]
    [InlineData("log-cosh", 31)]
    [InlineData("absolute-error", 6)]
    [InlineData("rmse", 9)]
    public void Single_precision_is_the_same_numbers_in_double(string spec, int columns)
    {
        TrainingData made = Made.Regression(900, columns);
        float[] single = [.. made.Features.Select(x => (float)(x + 100))];
        TrainingData narrow = new(FeatureRows.OfSingles(single, 900, columns), made.Targets), wide = new([.. single.Select(x => (double)x)], 900, columns, made.Targets);
        Assert.Equal(Bits(Train.Fit(Loss.Parse(spec), wide)), Bits(Train.Fit(Loss.Parse(spec), narrow)));
    }

    [Theory]
    [InlineData("log-cosh")]
    [InlineData("absolute-error")]
    [InlineData("rmse")]
    public void Sparse_rows_have_the_minimum_of_the_same_rows_in_full(string spec)
    {
        (double[] full, SparseRows sparse) = Sparse(800, 12);
        Xoshiro256 random = new(3);
        double[] targets = [.. Made.Linear(full, 800, 12).Select(e => 3 + e + (0.3 * Made.Normal(random)))];
        double[] weights = [.. Enumerable.Range(0, 800).Select(i => (double)(i % 4))], offset = [.. Enumerable.Range(0, 800).Select(i => 0.01 * (i % 7))];
        TrainingResult expected = Train.Fit(Loss.Parse(spec), new(full, 800, 12, targets, weights, offset));
        TrainingResult actual = Train.Fit(Loss.Parse(spec), new(sparse, targets, weights, offset));
        Close.To(expected.Value, actual.Value, 1e-12);
        Close.To([.. expected.Model.Coefficients, expected.Model.Intercepts[0]], [.. actual.Model.Coefficients, actual.Model.Intercepts[0]], 1e-7);
    }

    [Theory]
    [InlineData(Optimizer.LBfgs)]
    [InlineData(Optimizer.GradientDescent)]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Adam)]
    public void Sparse_classes_train_by_every_optimizer(Optimizer optimizer)
    {
        (double[] full, SparseRows sparse) = Sparse(300, 6);
        int[] classes = [.. Enumerable.Range(0, 300).Select(i => full[6 * i] > 0 ? 1 : full[(6 * i) + 1] > 0 ? 2 : i % 3)];
        Loss loss = Loss.Parse("softmax-cross-entropy");
        TrainingOptions options = new() { L2 = 0.1, Optimizer = optimizer };
        TrainingResult expected = Train.Fit(loss, TrainingData.OfClasses(full, 300, 6, classes, 3), options);
        Close.To(expected.Value, Train.Fit(loss, TrainingData.OfClasses(sparse, classes, 3), options).Value, 1e-6);
    }

    [Fact]
    public void Sparse_columns_far_from_0_keep_their_digits()
    {
        Xoshiro256 random = new(8);
        double[] full = [.. Enumerable.Range(0, 900).Select(i => i % 3 == 0 ? 0 : 1e5 + Made.Normal(random))];
        for (int i = 0; i < full.Length; i += 3)
            full[i] = i % 2;
        double[] targets = [.. Enumerable.Range(0, 300).Select(i => full[(3 * i) + 1] - 1e5 - (2 * full[3 * i]) + (0.1 * Made.Normal(random)))];
        TrainingResult expected = Train.Fit(Loss.Parse("squared-error"), new(full, 300, 3, targets)), actual = Train.Fit(Loss.Parse("squared-error"), new(Compress(full, 300, 3), targets));
        Close.To(expected.Model.Coefficients[..2], actual.Model.Coefficients[..2], 1e-5);
        Close.To(expected.Value, actual.Value, 1e-9);
    }

    [Fact]
    public void A_step_of_the_textbook_reads_every_row_once()
    {
        TrainingOptions options = new() { Optimizer = Optimizer.GradientDescent, Rate = 1e-3 };
        long few = Read(options with { Steps = 10 }), many = Read(options with { Steps = 25 });
        Assert.Equal(15 * 4000, many - few);

        long Read(TrainingOptions with)
        {
            Counting counting = new(Made.Regression(4000, 30));
            Train.Fit(Loss.Parse("huber"), new(counting), with);
            return counting.RowsRead;
        }
    }

    [Fact]
    public void A_fit_reads_every_row_once_a_step_and_a_few_times_beside()
    {
        Counting counting = new(Made.Regression(6000, 20));
        TrainingResult result = Train.Fit(Loss.Parse("log-cosh"), new(counting));
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.InRange(counting.RowsRead / 6000.0, result.Steps, result.Steps + 8);
    }

    [Fact]
    public void A_store_of_the_callers_own_gives_the_bits_of_the_arrays()
    {
        TrainingData data = Made.Regression(1500, 9);
        foreach (string spec in (string[])["log-cosh", "rmse"])
            Assert.Equal(Bits(Train.Fit(Loss.Parse(spec), data)), Bits(Train.Fit(Loss.Parse(spec), new(new Counting(data)))));
    }

    [Fact]
    public void Kinks_of_rows_that_are_not_in_memory_are_rounded_off_to_the_tolerance()
    {
        // The walk from vertex to vertex goes back to single rows, so it needs them in memory.
        TrainingData data = Made.Regression(1500, 9);
        Loss loss = Loss.Parse("pinball(quantile=0.3)");
        double exact = Train.Fit(loss, data).MeanLoss, rounded = Train.Fit(loss, new(new Counting(data))).MeanLoss;
        Assert.InRange(rounded, exact, exact * (1 + 1e-6));
    }

    [Fact]
    public void Features_are_not_copied()
    {
        const int rows = 60_000, columns = 40;
        TrainingData data = Made.Regression(rows, columns);
        Loss loss = Loss.Parse("log-cosh");
        TrainingOptions options = new() { Threads = 1 };
        Train.Fit(loss, Made.Regression(100, columns), options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Train.Fit(loss, data, options);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, rows * columns * sizeof(double) / 10);
    }

    [Fact]
    public void A_pass_of_mini_batches_allocates_nothing_per_batch()
    {
        TrainingData data = Made.Regression(20_000, 10);
        Loss loss = Loss.Parse("log-cosh");
        TrainingOptions options = new() { Optimizer = Optimizer.Sgd, Rate = 1e-3, Steps = 10, Threads = 1 };
        Allocated(40);
        long few = Allocated(40), many = Allocated(4);
        Assert.InRange(many - few, -20_000, 20_000); // 5,000 batches and 50,000

        long Allocated(int batch)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Train.Fit(loss, data, options with { BatchSize = batch });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_walk_among_few_of_many_rows_ends_where_that_among_all_does()
    {
        TrainingData data = Made.Regression(9000, 3);
        Loss loss = Loss.Parse("pinball(quantile=0.3)");
        TrainingResult result = Train.Fit(loss, data);
        Assert.Equal(StopReason.Converged, result.Reason);
        Assert.Contains("exact minimum", result.Explanation);

        // The optimality conditions, row by row: the rows met carry what the others lack.
        double[] predictions = result.Model.Predict(data.Features, data.Rows);
        double[] pull = new double[4], room = new double[4];
        int met = 0;
        for (int i = 0; i < data.Rows; i++)
        {
            double residual = predictions[i] - data.Targets[i];
            bool isMet = Math.Abs(residual) < 1e-9;
            met += isMet ? 1 : 0;
            for (int j = 0; j < 4; j++)
            {
                double x = j < 3 ? data.Features[(3 * i) + j] : 1;
                pull[j] += isMet ? 0 : (residual > 0 ? 0.7 : -0.3) * x;
                room[j] += isMet ? Math.Abs(x) : 0;
            }
        }

        Assert.Equal(4, met);
        for (int j = 0; j < 4; j++)
            Assert.InRange(Math.Abs(pull[j]), 0, 0.7 * room[j]);
    }

    [Fact]
    public void Compressed_rows_that_do_not_fit_together_are_refused()
    {
        Assert.Contains("2 values but 1 columns", Assert.Throws<ShapeException>(() => new SparseRows([1, 2], [0], [0, 2], 3)).Message);
        Assert.Contains("from 0 to 1", Assert.Throws<ShapeException>(() => new SparseRows([1, 2], [0, 1], [0, 1], 3)).Message);
        Assert.Contains("row 0 has a value in column 3", Assert.Throws<ShapeException>(() => new SparseRows([1, 2], [0, 3], [0, 2], 3)).Message);
        Assert.Contains("column 1 after column 1", Assert.Throws<ShapeException>(() => new SparseRows([1, 2], [1, 1], [0, 2], 3)).Message);
        Assert.Contains("row 1 begins at 2", Assert.Throws<ShapeException>(() => new SparseRows([1, 2], [0, 1], [0, 2, 1, 2], 3)).Message);
        Assert.Contains("row 1, column 2", Assert.Throws<LossException>(() => new SparseRows([1, double.NaN], [0, 2], [0, 1, 2], 3)).Message);
        Assert.Contains("row 0, column 1", Assert.Throws<LossException>(() => FeatureRows.OfSingles([1, float.PositiveInfinity], 1, 2)).Message);
        Assert.Throws<ShapeException>(() => FeatureRows.OfDoubles([1, 2, 3], 2, 2));
    }

    [Fact]
    public void A_negative_class_is_named_where_no_class_is_ignored()
    {
        TrainingData data = TrainingData.OfClasses([1, 2, 3, 4], 4, 1, [0, 1, -1, 1], 2);
        Assert.Contains("row 2 has class -1", Assert.Throws<LossException>(() => Train.Fit(Loss.Parse("softmax-cross-entropy"), data)).Message);
    }

    private static (double[] Full, SparseRows Sparse) Sparse(int rows, int columns)
    {
        Xoshiro256 random = new(11);
        double[] full = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() < 0.8 ? 0 : 1 + Made.Normal(random))];
        return (full, Compress(full, rows, columns));
    }

    private static SparseRows Compress(double[] full, int rows, int columns)
    {
        int[] places = [.. Enumerable.Range(0, full.Length).Where(i => full[i] != 0)];
        int[] starts = [.. Enumerable.Range(0, rows + 1).Select(row => places.Count(i => i < row * columns))];
        return FeatureRows.OfSparse([.. places.Select(i => full[i])], [.. places.Select(i => i % columns)], starts, columns);
    }

    private static long[] Bits(TrainingResult result) =>
        [.. result.Model.Coefficients.ToArray().Concat(result.Model.Intercepts.ToArray()).Append(result.Value).Append(result.Scale).Select(BitConverter.DoubleToInt64Bits)];
}
