#:project ../src/Lossworks.Advice
#:project ../src/Lossworks.Tuning.Sqlite

// The tuner by itself, on anything with parameters; and on a loss that leaves something open.
// Run it: dotnet run samples/tuning.cs
using Lossworks;
using Lossworks.Advice;
using Lossworks.Data;
using Lossworks.Specs;
using Lossworks.Training;
using Lossworks.Tuning;

// A space: numbers by their logarithm, whole numbers, choices, and parameters that exist only while a choice is made.
SearchSpace space = new(
[
    new CategoricalParameter("kernel", "linear", "radial"),
    new RealParameter("width", 0.01, 100, log: true) { When = new("kernel", "radial") },
    new IntegerParameter("degree", 1, 5) { When = new("kernel", "linear") },
]);

// A study: what is searched and how. Eight trials may be under way at once; which ones there are does not depend on the number of workers.
using MemoryStudyStore memory = new();
using Study study = Study.Open(memory, "kernels", new() { Space = space, Sampler = new GaussianProcessSampler(), Batch = 8 });
study.Run((trial, stop) => Error(trial.Configuration), new() { Trials = 40, Workers = 2 });
Console.WriteLine($"best of {study.Trials.Count}: {study.Best!.Configuration.Choice("kernel")}, width {study.Best.Configuration.Number("width"):F3}, error {study.Best.Value:F6}");

// Ask and tell, for whoever runs the trials in another way. In a file, the study outlives the process: open it again and it goes on.
string file = Path.Combine(Path.GetTempPath(), $"tuning-sample-{Environment.ProcessId}.db");
using (SqliteStudyStore store = SqliteStudyStore.Open(file))
{
    using Study asked = Study.Open(store, "kernels", new() { Space = space, Sampler = new TpeSampler(), Pruner = new MedianPruner() });
    while (asked.Trials.Count < 20 && asked.Ask() is { } trial)
        asked.Tell(trial, Error(trial.Configuration));
    Console.WriteLine($"asked and told {asked.Trials.Count} trials, kept in a file");
}

// What a loss leaves open is a space, too.
LossSpace losses = LossSpace.Of(SearchSpec.Parse("{huber(delta=1..100 log), log-cosh}"));
Table table = TableReader.Read(DataSource.FromFile(Path.Combine("samples", "data", "diabetes.csv")));
Target target = Target.From(table, "target");
DesignMatrix design = Encoder.Fit(target.Features).Encode(target.Features);
TrainingData data = new(design.Values, design.Rows, design.Columns, target.Numbers.ToArray());
using Study deltas = Study.Open(memory, "losses", new() { Space = losses.Space!, Sampler = new GridSampler(points: 5) });
StudyEnd end = deltas.Run((trial, stop) => MeanError(Trainer.Fit(losses.LossOf(trial.Configuration), data, cancellationToken: stop).Model));
Console.WriteLine($"{end} after {deltas.Trials.Count} trials: {losses.SpecOf(deltas.Best!.Configuration)} errs by {deltas.Best.Value:F2} in the mean");

foreach (string left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
    File.Delete(left);

// Something to minimize: best with a radial kernel of width 2.
static double Error(Configuration c) =>
    c.Choice("kernel") == "radial" ? Math.Pow(Math.Log(c.Number("width") / 2), 2) : 1 + (0.1 * c.Whole("degree"));

double MeanError(LinearModel model) => model.PredictMean(design.Values, design.Rows).Zip(target.Numbers.ToArray(), (f, y) => Math.Abs(f - y)).Average();
