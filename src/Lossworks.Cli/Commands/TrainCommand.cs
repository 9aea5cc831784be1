using System.CommandLine;
using Lossworks.Cli.Terminal;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss train</c>: a linear model, trained until the loss converges. Here are the options; the work is in <see cref="TrainRun"/>.</summary>
internal static class TrainCommand
{
    internal static Command Create()
    {
        Argument<string> data = Options.Data();
        Option<string> target = Options.Target();
        Option<string> loss = new("--loss") { Description = "the loss, as a SPEC", Required = true };
        Option<string> model = new("--model") { Description = "linear", DefaultValueFactory = _ => "linear" };
        Option<string> optimizer = new("--optimizer") { Description = "lbfgs, gd, sgd or adam", DefaultValueFactory = _ => "lbfgs" };
        Option<int> steps = new("--steps") { Description = "at most so many steps", DefaultValueFactory = _ => 1000 };
        Option<string?> time = new("--time") { Description = "at most so long: 60s, 5m, 1h" };
        Option<double?> rate = new("--rate") { Description = "the learning rate; without it the optimizer chooses" };
        Option<double> momentum = new("--momentum") { Description = "of sgd", DefaultValueFactory = _ => 0.9 };
        Option<int?> batch = new("--batch") { Description = "rows per mini-batch, for sgd and adam" };
        Option<double?> tolerance = new("--tolerance") { Description = "converged means: relative loss change and gradient below this; default 1e-9, and R's rule with --scale mad" };
        Option<double> l2 = new("--l2") { Description = "ridge penalty: the objective gets L2/2 |coefficients|^2" };
        Option<double> l1 = new("--l1") { Description = "lasso penalty: the objective gets L1 |coefficients|_1" };
        Option<string> scale = new("--scale") { Description = "none, or mad: residuals divided by a robust scale, re-estimated as the fit proceeds", DefaultValueFactory = _ => "none" };
        Option<string?> link = new("--link") { Description = $"{string.Join(", ", Link.All.Select(l => l.Name))}; without it the loss's own" };
        Option<bool> noIntercept = new("--no-intercept") { Description = "without an intercept" };
        Option<bool> raw = new("--raw") { Description = "plain number columns, no standardizing, no encoding" };
        Option<string?> weight = new("--weight") { Description = "the column of row weights" };
        Option<string?> offset = new("--offset") { Description = "the column added to the linear predictor, such as log exposure" };
        Option<string?> exposure = new("--exposure") { Description = "the column that says over how much the target was counted: it is divided by it and rows weigh by it, so that a rate is learned" };
        Option<string?> timeColumn = new("--time-column") { Description = "the column of moments, for --ahead; no feature" };
        Option<int> ahead = new("--ahead") { Description = "learn the target of so many rows later; its present value is a feature" };
        Option<string?> features = new("--features") { Description = "only these columns, with commas" };
        Option<string?> exclude = new("--exclude") { Description = "columns not to use, with commas" };
        Option<ulong> seed = new("--seed") { Description = "of shuffling and splitting", DefaultValueFactory = _ => 1 };
        Option<string> output = new("--out") { Description = "where the model goes", DefaultValueFactory = _ => "loss-model.json" };
        Option<string?> trace = new("--trace") { Description = "where the trace goes (CSV); without it beside the model" };
        Option<string?> report = new("--report") { Description = "where the report goes (HTML); without it beside the model" };
        Option<bool> resume = new("--resume") { Description = "go on from the checkpoint of a run that was stopped" };
        Option<double> validation = new("--validation") { Description = "the share of rows held out and reported on" };
        Option<string?> memory = new("--memory") { Description = "the memory that the run may take, such as 500MB or 2GB: data that does not fit goes to disk; without it, only data larger than the machine's memory does" };
        Option<string?> spill = new("--spill") { Description = "the folder for data that does not fit; without it that for temporary files" };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> json = Options.Json();
        Command command = new("train", "Train a model by a loss until it converges. Example: loss train samples/data/ames.csv --target Sale_Price --loss gamma-nll")
        {
            data, target, loss, model, optimizer, steps, time, rate, momentum, batch, tolerance, l2, l1, scale, link, noIntercept, raw, weight, offset, exposure, timeColumn, ahead,
            features, exclude, seed, output, trace, report, resume, validation, memory, spill, losses, json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(model) != "linear")
                throw new UsageException($"--model cannot be '{parsed.GetValue(model)}'; it takes linear.");
            string file = parsed.GetValue(output)!;
            TrainRequest request = new()
            {
                Data = parsed.GetValue(data)!,
                Target = parsed.GetValue(target)!,
                Loss = Loss.Parse(parsed.GetValue(loss)!, KnownLosses.Of(parsed.GetValue(losses))),
                Features = Options.Split(parsed.GetValue(features)),
                Exclude = Options.Split(parsed.GetValue(exclude)),
                Weight = parsed.GetValue(weight),
                Offset = parsed.GetValue(offset),
                Exposure = parsed.GetValue(exposure),
                TimeColumn = parsed.GetValue(timeColumn),
                Ahead = RowsAhead(parsed.GetValue(ahead), parsed.GetValue(timeColumn)),
                Raw = parsed.GetValue(raw),
                Validation = Share(parsed.GetValue(validation)),
                Memory = parsed.GetValue(memory) is { } limit ? Size(limit) : null,
                Spill = parsed.GetValue(spill),
                Out = file,
                Trace = parsed.GetValue(trace) ?? Path.ChangeExtension(file, ".trace.csv"),
                Report = parsed.GetValue(report) ?? Path.ChangeExtension(file, ".report.html"),
                Json = parsed.GetValue(json),
                Options = new()
                {
                    Optimizer = OptimizerOf(parsed.GetValue(optimizer)!),
                    Steps = Options.Within(Interval.Positive, parsed.GetValue(steps), "--steps"),
                    TimeLimit = Options.Duration(parsed.GetValue(time)),
                    Rate = parsed.GetValue(rate) is { } pace ? Options.Within(Interval.Positive, pace, "--rate") : null,
                    Momentum = Options.Within(new(0, 1, HighOpen: true), parsed.GetValue(momentum), "--momentum"),
                    BatchSize = parsed.GetValue(batch) is { } size ? Options.Within(Interval.Positive, size, "--batch") : null,
                    Tolerance = parsed.GetValue(tolerance) is { } asked ? Options.Within(Interval.NonNegative, asked, "--tolerance") : new TrainingOptions().Tolerance,
                    ReweightingTolerance = parsed.GetValue(tolerance) is null ? new TrainingOptions().ReweightingTolerance : 0,
                    L2 = Options.Within(Interval.NonNegative, parsed.GetValue(l2), "--l2"),
                    L1 = Options.Within(Interval.NonNegative, parsed.GetValue(l1), "--l1"),
                    ScaleEstimation = Words.Parse<ScaleEstimation>(parsed.GetValue(scale)!, "--scale"),
                    Link = parsed.GetValue(link) is { } name ? Link.Parse(name) : null,
                    FitIntercept = !parsed.GetValue(noIntercept),
                    Seed = parsed.GetValue(seed),
                    Resume = parsed.GetValue(resume),
                },
            };
            return TrainRun.Run(request);
        });
        return command;
    }

    private static Optimizer OptimizerOf(string name) => name.ToLowerInvariant() switch
    {
        "lbfgs" => Optimizer.LBfgs,
        "gd" => Optimizer.GradientDescent,
        "sgd" => Optimizer.Sgd,
        "adam" => Optimizer.Adam,
        _ => throw new UsageException($"--optimizer cannot be '{name}'; it takes lbfgs, gd, sgd or adam."),
    };

    private static int RowsAhead(int ahead, string? timeColumn) =>
        ahead < 0 ? throw new UsageException($"--ahead cannot be {ahead}; it takes 0 for the same row, or how many rows later.")
        : ahead > 0 && timeColumn is null ? throw new UsageException($"--ahead {ahead} needs --time-column, the column of moments.")
        : ahead;

    private static double Share(double share) =>
        share is >= 0 and < 1 ? share : throw new UsageException($"--validation cannot be {share}; it takes a share from 0 to below 1, such as 0.2.");

    private static long Size(string text) =>
        Bytes.TryParse(text, out long bytes) ? bytes : throw new UsageException($"--memory cannot be '{text}'; it takes a size such as 500MB or 2GB.");
}
