using System.CommandLine;
using System.Diagnostics;
using Lossworks.Advice;
using Lossworks.Cli.Running;
using Lossworks.Data;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss choose</c>: the main job. Which loss for this data, with evidence.</summary>
internal static class ChooseCommand
{
    internal static Command Create()
    {
        Argument<string> data = Options.Data();
        Option<string> target = Options.Target();
        Option<string?> want = new("--want") { Description = "mean, median, quantile:0.9, probability or class; without it inferred from the target" };
        Option<string?> metric = new("--metric") { Description = "rmse, mae, rmsle, poisson-deviance, gamma-deviance, pinball:0.9, log-loss, brier or accuracy; without it the one that fits what is wanted" };
        Option<string[]> losses = new("--losses")
        {
            Description = "compare these losses, with commas, instead of a shortlist by the data; or a folder of loss files (*.toml), "
                + $"whose losses can be named like any other; without a folder that of {KnownLosses.Variable}. Both may be given",
        };
        Option<string?> exclude = new("--exclude") { Description = "columns not to use, with commas" };
        Option<int> folds = new("--folds") { Description = "folds of the cross-validation", DefaultValueFactory = _ => 5 };
        Option<int> repeats = new("--repeats") { Description = "how often it is repeated with new folds", DefaultValueFactory = _ => 2 };
        Option<ulong> seed = new("--seed") { Description = "of the folds; the same seed gives the same answer on any machine", DefaultValueFactory = _ => 1 };
        Option<int> threads = new("--threads") { Description = "0 takes all cores; the answer does not depend on it" };
        Option<string> report = new("--report") { Description = "where the report goes (HTML)", DefaultValueFactory = _ => "loss-choice.html" };
        Option<bool> json = Options.Json();
        Command command = new("choose", "Which loss to train with on this data, with evidence. Example: loss choose samples/data/ames.csv --target Sale_Price")
        {
            data, target, want, metric, losses, exclude, folds, repeats, seed, threads, report, json,
        };
        command.SetAction(parsed =>
        {
            long start = Stopwatch.GetTimestamp();
            string place = parsed.GetValue(report)!;
            Check(parsed.GetValue(folds), parsed.GetValue(repeats), parsed.GetValue(threads));
            Places.Check(parsed.GetValue(data)!, place);
            using Stopping stopping = new();
            ComparedLosses compared = ComparedLosses.Of(parsed.GetValue(losses) ?? []);
            LossCatalogue catalogue = KnownLosses.Of(compared.Folder);
            foreach (string spec in compared.Specs)
                Loss.Parse(spec, catalogue);
            Want? wanted = parsed.GetValue(want) is { } text ? Want.Parse(text) : null;
            Table table = TableReader.Read(DataSource.Parse(parsed.GetValue(data)!), stop: stopping.Token);
            AdviceRequest request = new()
            {
                Table = table,
                Target = parsed.GetValue(target)!,
                Want = wanted,
                Metric = parsed.GetValue(metric),
                Losses = compared.Specs,
                Catalogue = catalogue,
                Exclude = Options.Split(parsed.GetValue(exclude)),
                Folds = parsed.GetValue(folds),
                Repeats = parsed.GetValue(repeats),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            };
            LossAdvice advice = FitProgress.Around(parsed.GetValue(json), progress => Advise(request, progress, stopping.Token));
            ChoiceOutcome outcome = new(parsed.GetValue(data)!, request, compared.Folder, advice, place, Stopwatch.GetElapsedTime(start).TotalSeconds);
            ChoiceReport.Of(outcome).Save(place);
            outcome.Tell(parsed.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    private static LossAdvice Advise(AdviceRequest request, IProgress<AdviceProgress>? progress, CancellationToken stop)
    {
        try
        {
            return Advisor.Choose(request, progress, stop);
        }
        catch (ArgumentOutOfRangeException e) when (e.ParamName == "folds")
        {
            throw new UsageException($"--folds cannot be {request.Folds}: {request.Table.Source} has too few rows for so many.");
        }
    }

    private static void Check(int folds, int repeats, int threads)
    {
        if (folds < 2 || repeats < 1)
            throw new UsageException($"--folds {folds} --repeats {repeats} compares nothing: give at least 2 folds and 1 repeat.");
        if (threads < 0)
            throw new UsageException($"--threads cannot be {threads}; it takes 0 for all cores, or a number of them.");
    }
}
