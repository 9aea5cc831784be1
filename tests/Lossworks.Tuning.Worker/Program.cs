using System.Globalization;
using Lossworks.Tuning;

// Works on a study of random configurations, and says what it has done, line by line.
// STORE STUDY TRIALS SLEEP-MS SEED BATCH LEASE-MS [GATE]: where a gate is given, it begins when that file is there.
CultureInfo invariant = CultureInfo.InvariantCulture;
int trials = int.Parse(args[2], invariant), sleep = int.Parse(args[3], invariant), lease = int.Parse(args[6], invariant);
SearchSpace space = new([new RealParameter("x", -10, 10), new IntegerParameter("depth", 1, 8)]);
try
{
    Console.WriteLine("ready");
    while (args.Length > 7 && !File.Exists(args[7]))
        Thread.Sleep(1);
    using IStudyStore store = args[0].StartsWith("postgres", StringComparison.Ordinal) ? PostgreSqlStudyStore.Open(args[0]) : SqliteStudyStore.Open(args[0]);
    StudyOptions options = new()
    {
        Space = space,
        Sampler = new RandomSampler(),
        Seed = ulong.Parse(args[4], invariant),
        Batch = int.Parse(args[5], invariant),
        Lease = TimeSpan.FromMilliseconds(lease),
        Attempts = 1000,
    };
    using Study study = Study.Open(store, args[1], options);
    // No faster than the store, so that progress is said after the end of a trial is kept.
    StudyEnd end = study.Run(
        (trial, stop) =>
        {
            Console.WriteLine(string.Create(invariant, $"begun {trial.Number}"));
            if (sleep > 0)
                stop.WaitHandle.WaitOne(sleep);
            trial.Note("seed", trial.Seed.ToString(invariant));
            return Math.Pow(trial.Configuration.Number("x"), 2) + trial.Configuration.Whole("depth");
        }, new() { Trials = trials }, new Finished());
    Console.WriteLine($"end {end}");
    return 0;
}
catch (TuningException e)
{
    Console.WriteLine($"{e.GetType().Name}: {e.Message}");
    return 1;
}

internal sealed class Finished : IProgress<StudyProgress>
{
    public void Report(StudyProgress value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"finished {value.Last.Number}"));
}
