using System.Diagnostics;

namespace Lossworks.Tuning.Tests.Stores;

public sealed class SpeedUpTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Eight_workers_do_six_times_the_work_of_one(bool file)
    {
        const int Each = 6;
        using IStudyStore store = file ? SqliteStudyStore.Open(_folder.PathOf("studies.db")) : new MemoryStudyStore();
        Seconds(store, "warm", workers: 8, trials: 16, sleep: 1);
        double one = Seconds(store, "one", 1, Each, 250), eight = Seconds(store, "eight", 8, 8 * Each, 250);
        Assert.True(8 * one / eight >= 6, $"{Each} trials of one worker took {one} s, {8 * Each} of eight took {eight} s");
    }

    private static double Seconds(IStudyStore store, string name, int workers, int trials, int sleep)
    {
        SearchSpace space = new([new RealParameter("x", -10, 10)]);
        using Study study = Study.Open(store, name, new() { Space = space, Sampler = new RandomSampler(), Batch = 8 });
        Stopwatch watch = Stopwatch.StartNew();
        study.Run(
            (trial, stop) =>
            {
                stop.WaitHandle.WaitOne(sleep);
                return trial.Configuration.Number("x");
            }, new() { Trials = trials, Workers = workers }, stop: TestContext.Current.CancellationToken);
        return watch.Elapsed.TotalSeconds;
    }
}
