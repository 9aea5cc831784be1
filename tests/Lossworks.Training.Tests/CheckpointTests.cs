namespace Lossworks.Training.Tests;

public class CheckpointTests
{
    private sealed class Memory : ICheckpointStore
    {
        internal byte[]? Latest { get; set; }

        internal List<byte[]> All { get; } = [];

        public void Save(byte[] checkpoint) => All.Add(Latest = checkpoint);

        public byte[]? Load() => Latest;
    }

    private sealed class StopAfter(int step, CancellationTokenSource source) : IProgress<TrainingStep>
    {
        public void Report(TrainingStep value)
        {
            if (value.Step == step)
                source.Cancel();
        }
    }

    public static TheoryData<string, TrainingOptions> Ways => new()
    {
        { "log-cosh", new() { } },
        { "log-cosh", new() { L1 = 0.05 } },
        { "log-cosh", new() { Optimizer = Optimizer.GradientDescent, Steps = 60 } },
        { "log-cosh", new() { Optimizer = Optimizer.GradientDescent, Rate = 0.1, Steps = 60 } },
        { "log-cosh", new() { Optimizer = Optimizer.Sgd, Steps = 30 } },
        { "log-cosh", new() { Optimizer = Optimizer.Sgd, Rate = 0.01, L1 = 0.01, Steps = 30 } },
        { "log-cosh", new() { Optimizer = Optimizer.Adam, Steps = 30 } },
        { "absolute-error", new() { } },
        { "absolute-error", new() { L1 = 0.1 } },
        { "absolute-error", new() { L2 = 0.1 } },
        { "tukey-biweight(scale=4.685)", new() { ScaleEstimation = ScaleEstimation.Mad } },
        { "gamma-nll", new() { Link = Link.Inverse } },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_resumed_fit_ends_with_the_same_bits(string spec, TrainingOptions options)
    {
        TrainingData data = spec == "gamma-nll" ? Positive() : Made.Regression(60, 4);
        Loss loss = Loss.Parse(spec);
        TrainingResult whole = Train.Fit(loss, data, options);
        for (int stop = 1; stop < whole.Steps; stop += Math.Max(1, whole.Steps / 6))
        {
            Memory store = new();
            using CancellationTokenSource source = new();
            TrainingOptions kept = options with { Checkpoints = store, CheckpointEvery = 3 };
            TrainingResult stopped = Train.Fit(loss, data, kept, new StopAfter(stop, source), source.Token);
            Assert.Equal(StopReason.Cancelled, stopped.Reason);
            // A crash would not have written the last checkpoint: go back to the one before.
            if (store.All.Count > 1)
                store.Latest = store.All[^2];
            TrainingResult resumed = Train.Fit(loss, data, kept with { Resume = true });
            Assert.Equal(whole.Steps, resumed.Steps);
            Assert.Equal(whole.Reason, resumed.Reason);
            Assert.Equal(Bits(whole), Bits(resumed));
        }
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole_and_resumed_from()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".checkpoint");
        try
        {
            TrainingData data = Made.Regression(60, 4);
            TrainingOptions options = new() { Optimizer = Optimizer.Adam, Steps = 20, Checkpoints = new FileCheckpointStore(path), CheckpointEvery = 4 };
            TrainingResult whole = Train.Fit(Loss.Parse("huber"), data, options with { Checkpoints = null });
            Train.Fit(Loss.Parse("huber"), data, options with { Steps = 9 });
            Assert.True(File.Exists(path));
            Assert.False(File.Exists(path + ".tmp"));
            TrainingResult resumed = Train.Fit(Loss.Parse("huber"), data, options with { Resume = true });
            Assert.Equal(20, resumed.Steps);
            Assert.Equal(Bits(whole), Bits(resumed));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_checkpoint_of_something_else_is_refused()
    {
        Memory store = new();
        TrainingData data = Made.Regression(60, 4);
        TrainingOptions options = new() { Checkpoints = store, Steps = 3, Resume = true };
        Train.Fit(Loss.Parse("huber"), data, options);
        Assert.Contains("loss huber", Assert.Throws<CheckpointException>(() => Train.Fit(Loss.Parse("log-cosh"), data, options)).Message);
        Assert.Contains("other options", Assert.Throws<CheckpointException>(() => Train.Fit(Loss.Parse("huber"), data, options with { L2 = 1 })).Message);
        Assert.Contains("other data", Assert.Throws<CheckpointException>(() => Train.Fit(Loss.Parse("huber"), Made.Regression(60, 4, 0.6), options)).Message);
        store.Latest = store.Latest![..^9];
        Assert.Contains("damaged", Assert.Throws<CheckpointException>(() => Train.Fit(Loss.Parse("huber"), data, options)).Message);
        store.Latest = [1, 2, 3];
        Assert.Throws<CheckpointException>(() => Train.Fit(Loss.Parse("huber"), data, options));
    }

    private static TrainingData Positive()
    {
        TrainingData data = Made.Regression(60, 1);
        double[] x = [.. data.Features.Select(f => 1 + Math.Abs(f))];
        return new(x, 60, 1, [.. x.Zip(data.Targets, (f, t) => (1 + Math.Abs(t)) / f)]);
    }

    private static long[] Bits(TrainingResult result) =>
        [.. result.Model.Coefficients.ToArray().Concat(result.Model.Intercepts.ToArray()).Append(result.Value).Append(result.Scale).Select(BitConverter.DoubleToInt64Bits)];
}
