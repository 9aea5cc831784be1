using System.CommandLine;
using System.Diagnostics;
using Lossworks.Advice;
using Lossworks.Cli.Choosing;
using Lossworks.Cli.Running;
using Lossworks.Data;
using Lossworks.Specs;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss choose</c>: the main job. Which loss for this data, with evidence.</summary>
internal static class ChooseCommand
{
    internal static Command Create()
    {
        Argument<string> data = Options.Data();
        Option<string> target = Options.Target();
        Option<string?> want = new("--want") { Description = $"{Want.Choices}; without it inferred from the target" };
        Option<string?> metric = new("--metric") { Description = $"{Advisor.Metrics}; without it the one that fits what is wanted" };
        Option<string?> cost = new("--cost") { Description = "what mistakes cost: under=3,over=1 for numbers, or true:decided=5,... for classes" };
        RoleFlags roles = new(timed: true);
        Option<string[]> losses = new("--losses")
        {
            Description = "compare these losses, with commas (ranges such as huber(delta=0.5..5 log) are tuned), or all that fit, instead of a shortlist by the data; or a folder of loss files (*.toml), "
                + $"whose losses can be named like any other; without a folder that of {KnownLosses.Variable}. Both may be given",
        };
        Option<string?> exclude = new("--exclude") { Description = "columns not to use, with commas" };
        Option<int> folds = new("--folds") { Description = "folds of the cross-validation", DefaultValueFactory = _ => 5 };
        Option<int> repeats = new("--repeats") { Description = "how often it is repeated with new folds", DefaultValueFactory = _ => 2 };
        Option<int> trials = new("--trials") { Description = "settings that each loss tries inside each fold: its own parameters and the ridge penalty", DefaultValueFactory = _ => 8 };
        Option<ulong> seed = new("--seed") { Description = "of the folds; the same seed gives the same answer on any machine", DefaultValueFactory = _ => 1 };
        Option<int> threads = new("--threads") { Description = "0 takes all cores; the answer does not depend on it" };
        Option<string> report = new("--report") { Description = "where the report goes (HTML)", DefaultValueFactory = _ => "loss-choice.html" };
        Option<bool> json = Options.Json();
        Command command = new("choose", "Which loss to train with on this data, with evidence. Example: loss choose samples/data/ames.csv --target Sale_Price")
        {
            data, target, want, metric, cost, losses, exclude, folds, repeats, trials, seed, threads, report, json,
        };
        foreach (Option role in roles.All)
            command.Add(role);
        command.SetAction(parsed =>
        {
            long start = Stopwatch.GetTimestamp();
            string place = parsed.GetValue(report)!;
            Check(parsed.GetValue(folds), parsed.GetValue(repeats), parsed.GetValue(threads));
            Places.Check(parsed.GetValue(data)!, place);
            ColumnRoles columns = roles.Of(parsed);
            using Stopping stopping = new();
            ComparedLosses compared = ComparedLosses.Of(parsed.GetValue(losses) ?? []);
            LossCatalogue catalogue = KnownLosses.Of(compared.Folder);
            foreach (string spec in compared.Specs.Where(s => s != "all"))
                LossSpace.Of(SearchSpec.Parse(spec), catalogue);
            Costs? costs = parsed.GetValue(cost) is { } priced ? Costs.Parse(priced) : null;
            Want? wanted = parsed.GetValue(want) is { } text ? Want.Parse(text) : null;
            Table table = TableReader.Read(DataSource.Parse(parsed.GetValue(data)!), stop: stopping.Token);
            AdviceRequest request = new()
            {
                Table = table,
                Target = parsed.GetValue(target)!,
                Want = wanted,
                Metric = parsed.GetValue(metric),
                Costs = costs,
                Roles = columns,
                Losses = compared.Specs,
                Catalogue = catalogue,
                Exclude = Options.Split(parsed.GetValue(exclude)),
                Folds = parsed.GetValue(folds),
                Repeats = parsed.GetValue(repeats),
                Trials = Options.Within(Interval.Positive, parsed.GetValue(trials), "--trials"),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            };
            LossAdvice advice = FitProgress.Around(parsed.GetValue(json), progress => Advisor.Choose(request, progress, stopping.Token));
            ChoiceOutcome outcome = new(parsed.GetValue(data)!, request, compared.Folder, advice, place, Stopwatch.GetElapsedTime(start).TotalSeconds);
            ChoiceReport.Of(outcome).Save(place);
            outcome.Tell(parsed.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Check(int folds, int repeats, int threads)
    {
        if (folds < 2 || repeats < 1)
            throw new UsageException($"--folds {folds} --repeats {repeats} compares nothing: give at least 2 folds and 1 repeat.");
        if (threads < 0)
            throw new UsageException($"--threads cannot be {threads}; it takes 0 for all cores, or a number of them.");
    }
}
