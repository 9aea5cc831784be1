using System.Globalization;
using Lossworks.Benchmarks.Faces;
using Lossworks.Benchmarks.Tuning;
using Lossworks.Benchmarks.Tuning.Functions;

namespace Lossworks.Benchmarks.Pages;

/// <summary>What others have published of the same work, beside ours.</summary>
internal static class PublishedTuning
{
    private const string Skopt = "scikit-optimize, its benchmark table: 200 calls, 10 repeats, defaults", Slides = "Preferred Networks, slides of November 2025";

    /// <summary>Values, and not regrets: of what, by whom, as published, and the least value to be added to our regret.</summary>
    private static readonly (string Function, double Optimum, string Who, string Said, string Source)[] s_values =
    [
        (TestFunctions.Branin, 0.397887, "Gaussian process", "0.398 ± 0.000, the best after 33.1 ± 5.7 calls", Skopt),
        (TestFunctions.Branin, 0.397887, "forest", "0.515 ± 0.15", Skopt),
        (TestFunctions.Branin, 0.397887, "boosted trees", "0.580 ± 0.33", Skopt),
        (TestFunctions.Branin, 0.397887, "random", "0.911 ± 0.294", Skopt),
        (TestFunctions.Hartmann6, -3.322368, "Gaussian process", "-3.299 ± 0.048, the best after 57.3 ± 5.7 calls", Skopt),
        (TestFunctions.Hartmann6, -3.322368, "forest", "-3.151 ± 0.050", Skopt),
        (TestFunctions.Hartmann6, -3.322368, "boosted trees", "-3.098 ± 0.114", Skopt),
        (TestFunctions.Hartmann6, -3.322368, "random", "-2.374 ± 0.327", Skopt),
    ];

    private static readonly (string Ours, string Who, string Said)[] s_times =
    [
        (TunerContender.GaussianProcess, "Optuna's Gaussian process", "1,000 to 10,000 s"),
        (TunerContender.Tpe, "Optuna's TPE", "10 to 100 s"),
    ];

    private static readonly string[] s_ours = ["random", TunerContender.Tpe, TunerContender.GaussianProcess];

    internal static string Table(TunerFindings found) => Markdown.Table(
        ["after 200 evaluations", "published, mean ± deviation", "ours, mean ± standard error", "source"],
        [
            .. s_values.Select(v => new[] { $"{v.Function}, {v.Who}", v.Said, Ours(found, v.Function, v.Optimum), v.Source }),
            .. s_times.Select(t => new[] { $"sampler of 500 trials, {t.Who}", t.Said, Seconds(found, t.Ours), Slides }),
        ]);

    private static string Ours(TunerFindings found, string function, double optimum) => string.Join(
        ", ",
        s_ours.Select(c => found.Figure(function, c, 200)).OfType<TunerFigure>()
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Contender} {optimum + f.Mean:F3} ± {f.StandardError:F3}")));

    private static string Seconds(TunerFindings found, string contender) =>
        found.Speeds.FirstOrDefault(s => s.Contender == contender && s.Trials == 500) is { } speed ? $"{contender} {TunerText.Seconds(speed.SamplerSeconds)}" : "";
}
