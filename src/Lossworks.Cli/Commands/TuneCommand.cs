using System.CommandLine;
using Lossworks.Advice;
using Lossworks.Cli.Tuning;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss tune</c>: the best loss of a SPEC with ranges, and how to train by it. Here are the options; the work is in <see cref="TuneWork"/>.</summary>
internal static class TuneCommand
{
    /// <summary>Enough for a few parameters; a search that knows nothing of its space needs more.</summary>
    private const int UsualTrials = 40;

    internal static Command Create()
    {
        Argument<string?> data = Options.OptionalData();
        Option<string?> target = new("--target") { Description = "the column to predict" };
        Option<string?> loss = new("--loss")
        {
            Description = "the loss, as a SPEC with ranges and choices: \"huber(delta=0.1..10 log)\", \"binary-focal(gamma={0,1,2})\", \"{huber(delta=0.1..10 log), log-cosh}\"",
        };
        Option<string> search = new("--search") { Description = $"{SearchMethods.Names}; several with commas, the best of all is taken", DefaultValueFactory = _ => "bayesian" };
        Option<int?> trials = new("--trials") { Description = $"trials of each search, those of other workers and earlier runs included; {UsualTrials} without --time; a grid has as many as it has points" };
        Option<string?> time = new("--time") { Description = "begin trials for at most so long: 60s, 5m, 1h" };
        Option<string?> l2 = new("--l2") { Description = "ridge penalty, a number or a range such as \"1e-6..1 log\"; without it searched in units of the loss's own curvature" };
        Option<string?> l1 = new("--l1") { Description = "lasso penalty, a number or a range" };
        Option<string?> optimizer = new("--optimizer") { Description = "lbfgs, sgd or adam, or several as \"{lbfgs, adam}\"" };
        Option<string?> rate = new("--rate") { Description = "learning rate of sgd and adam, a number or a range" };
        Option<string?> batchSize = new("--batch-size") { Description = "rows per mini-batch of sgd and adam, a number, a range or choices" };
        Option<string?> steps = new("--steps") { Description = "at most so many steps of each fit, a number, a range or choices" };
        Option<string?> want = new("--want") { Description = $"{Want.Choices}; without it inferred from the target" };
        Option<string?> metric = new("--metric") { Description = "what a trial is judged by: rmse, mae, pinball:0.9, log-loss, accuracy...; without it the one that fits what is wanted" };
        Option<string?> cost = new("--cost") { Description = "what mistakes cost: under=3,over=1 for numbers, or true:decided=5,... for classes" };
        RoleFlags roles = new(timed: false);
        Option<string?> exclude = new("--exclude") { Description = "columns not to use, with commas" };
        Option<int> folds = new("--folds") { Description = "folds by which a trial is judged", DefaultValueFactory = _ => 5 };
        Option<int> repeats = new("--repeats") { Description = "how often they are dealt anew", DefaultValueFactory = _ => 1 };
        Option<int> outer = new("--outer") { Description = "folds around the whole search, for a score that it has not seen; 0 leaves that out", DefaultValueFactory = _ => 3 };
        Option<string> pruner = new("--pruner") { Description = $"stops trials that do badly after some folds: {SearchMethods.PrunerNames}", DefaultValueFactory = _ => "none" };
        Option<int> points = new("--points") { Description = "grid: values of each parameter that has more", DefaultValueFactory = _ => 10 };
        Option<int> batch = new("--batch") { Description = "how many trials may be under way at once; the result depends on it, and not on the number of workers", DefaultValueFactory = _ => 4 };
        Option<int> workers = new("--workers") { Description = "how many threads; 0 takes all cores, at most --batch" };
        Option<ulong> seed = new("--seed") { Description = "of folds and search; the same seed gives the same trials", DefaultValueFactory = _ => 1 };
        Option<string> study = new("--study") { Description = "where trials are kept: a file, or postgres://user:password@host/database; the same command goes on with what is there", DefaultValueFactory = _ => "loss-study.db" };
        Option<string?> name = new("--name") { Description = "the name of the study there; without it made from the data and what is tuned" };
        Option<bool> join = new("--join") { Description = "work on a study that another process or machine began; it says what to do, DATA says where the data lies here" };
        Option<string> lease = new("--lease") { Description = "how long a worker may be silent before its trial is taken up by another", DefaultValueFactory = _ => "60s" };
        Option<bool> retry = new("--retry-failed") { Description = "try again what failed before" };
        Option<string> report = new("--report") { Description = "where the report goes (HTML)", DefaultValueFactory = _ => "loss-tuning.html" };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> json = Options.Json();
        Command command = new("tune", "Tune a loss and its training. Example: loss tune samples/data/ames.csv --target Sale_Price --loss \"huber(delta=1000..100000 log)\"")
        {
            data, target, loss, search, trials, time, l2, l1, optimizer, rate, batchSize, steps, want, metric, cost, exclude, folds, repeats, outer, pruner, points, batch, workers,
            seed, study, name, join, lease, retry, report, losses, json,
        };
        foreach (Option role in roles.All)
            command.Add(role);
        command.SetAction(parsed =>
        {
            TimeSpan? limit = Options.Duration(parsed.GetValue(time));
            TuneCall call = new()
            {
                Study = parsed.GetValue(study)!,
                Name = parsed.GetValue(name),
                Join = parsed.GetValue(join),
                RetryFailed = parsed.GetValue(retry),
                Data = parsed.GetValue(data),
                Trials = parsed.GetValue(trials) is { } most ? Options.Within(Interval.Positive, most, "--trials") : null,
                Time = limit,
                Workers = parsed.GetValue(workers),
                Lease = Options.Duration(parsed.GetValue(lease), "--lease")!.Value,
                Report = parsed.GetValue(report)!,
                Losses = parsed.GetValue(losses),
                Json = parsed.GetValue(json),
            };
            if (call.Join)
                return TuneWork.Join(call);
            return TuneWork.Run(call, new()
            {
                Data = parsed.GetValue(data) ?? throw new UsageException("tune needs DATA, or --join and a --study that somebody began."),
                Target = parsed.GetValue(target) ?? throw new UsageException("tune needs --target, the column to predict."),
                Loss = parsed.GetValue(loss) ?? throw new UsageException("tune needs --loss, such as --loss \"huber(delta=0.1..10 log)\"."),
                Search = parsed.GetValue(search)!,
                Points = Options.Within(Interval.Positive, parsed.GetValue(points), "--points"),
                Pruner = parsed.GetValue(pruner)!,
                Want = parsed.GetValue(want),
                Metric = parsed.GetValue(metric),
                Cost = parsed.GetValue(cost),
                Roles = roles.Of(parsed),
                Exclude = string.Join(",", Options.Split(parsed.GetValue(exclude))),
                Training = Given(("l2", parsed.GetValue(l2)), ("l1", parsed.GetValue(l1)), ("optimizer", parsed.GetValue(optimizer)), ("rate", parsed.GetValue(rate)), ("batch", parsed.GetValue(batchSize)), ("steps", parsed.GetValue(steps))),
                Folds = Options.Within(new(2, int.MaxValue), parsed.GetValue(folds), "--folds"),
                Repeats = Options.Within(Interval.Positive, parsed.GetValue(repeats), "--repeats"),
                Outer = OuterFolds(parsed.GetValue(outer)),
                Seed = parsed.GetValue(seed),
                Batch = Options.Within(Interval.Positive, parsed.GetValue(batch), "--batch"),
                Trials = call.Trials ?? (limit is null ? UsualTrials : null),
            });
        });
        return command;
    }

    private static int OuterFolds(int count) =>
        count is 0 or > 1 ? count : throw new UsageException($"--outer cannot be {count}; it takes 0, or 2 and more.");

    private static Dictionary<string, string> Given(params ReadOnlySpan<(string Name, string? Value)> settings)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach ((string name, string? value) in settings)
        {
            if (value is not null)
                given[name] = value;
        }

        return given;
    }
}
