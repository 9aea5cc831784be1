using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Faces;

/// <summary><c>./bench formulas</c>: losses written as formulas beside the same losses of the catalogue, and how long it takes to compile them.</summary>
internal static class FormulaCommand
{
    /// <summary>The catalogue, as the peer of a formula.</summary>
    internal const string Catalogue = "catalogue";

    /// <summary>Each loss of the catalogue as somebody would write it.</summary>
    private static readonly (Subject Subject, string Formula)[] s_pairs =
    [
        (Of("squared-error", Targets.Numbers, "squared-error"), "(p - y)^2"),
        (Of("absolute-error", Targets.Numbers, "absolute-error"), "abs(p - y)"),
        (Of("huber", Targets.Numbers, "huber(delta=1.5)"), "where(abs(p - y) < d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)); d = 1.5"),
        (Of("pinball", Targets.Numbers, "pinball(quantile=0.3)"), "where(p < y, q * (y - p), (1 - q) * (p - y)); q = 0.3"),
        (Of("log-cosh", Targets.Numbers, "log-cosh"), "logcosh(p - y)"),
        (Of("logistic", Targets.Labels, "logistic"), "softplus(p) - y * p"),
        (Of("hinge", Targets.Signs, "hinge"), "max(0, 1 - y * p)"),
        (Of("softmax-cross-entropy", Targets.Classes, "softmax-cross-entropy"), "logsumexp(p) - p[y]"),
    ];

    internal static Command Create()
    {
        Option<bool> json = CommandLine.Json();
        Command command = new("formulas", "Losses as formulas beside the same of the catalogue: value and gradient in float, one thread. Ratio is catalogue / formula.")
        {
            json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(bool json)
    {
        List<(string Formula, double Read, double Compile)> compiled = [.. s_pairs.Where(p => !p.Subject.IsOfRows).Select(p => Compiled(p.Formula))];
        Rounds rounds = new(21, TimeSpan.FromMilliseconds(8), TimeSpan.FromSeconds(4));
        List<Timing> timings = [];
        TimingTable table = new();
        foreach (Timing timing in s_pairs.SelectMany(p => Cases(p.Subject).SelectMany(of => Measure(of, p.Formula, rounds))))
        {
            timings.Add(timing);
            if (!json)
                table.Print(timing);
        }

        if (json)
            Console.WriteLine(JsonArray.Of(timings));
        else
            TimingTable.PrintGoals(timings);
        TextWriter to = json ? Console.Error : Console.Out;
        to.WriteLine("\nformula                                                                            read      compile and run");
        foreach ((string formula, double read, double compile) in compiled)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{formula,-80} {read,6:F1} ms {compile,10:F1} ms"));
        return CommandLine.Done;
    }

    private static IEnumerable<Case> Cases(Subject subject) => subject.IsOfRows
        ? [new(subject, 1 << 17, 10, 1), new(subject, 1 << 10, 1000, 1)]
        : from hessian in (bool[])[false, true] from size in (int[])[1 << 16, 1 << 20, 1 << 24] select new Case(subject, size, 1, 1, hessian);

    private static IEnumerable<Timing> Measure(Case of, string formula, Rounds rounds)
    {
        CaseNumbers numbers = new(of);
        Case written = of with { Subject = of.Subject with { Spec = _ => "formula: " + formula } };
        return rounds.Measure(of, Contender.Here("formula", Ours.Evaluation(written, numbers)), [Contender.Here(Catalogue, Ours.Evaluation(of, numbers))]);
    }

    /// <summary>The first large batch is compiled for. The first formula of all pays for the compiler itself as well.</summary>
    private static (string Formula, double Read, double Compile) Compiled(string formula)
    {
        long start = Stopwatch.GetTimestamp();
        Loss loss = Loss.Parse("formula: " + formula);
        double read = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        float[] predictions = new float[1 << 17], targets = new float[1 << 17], gradient = new float[1 << 17];
        start = Stopwatch.GetTimestamp();
        loss.Evaluate(new LossBatch<float>(predictions, targets), new() { Gradient = gradient }, threads: 1);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (formula, read, first);
    }

    private static Subject Of(string name, Targets targets, string spec) => new(name, targets, _ => spec);
}
