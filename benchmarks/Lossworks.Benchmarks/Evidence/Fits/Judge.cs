using System.Globalization;
using Lossworks.Advice;

namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>The metric that a problem is judged by. Written anew here, so that a mistake of the advisor's own metrics would show.</summary>
/// <param name="Name">As a user writes it; accuracy is counted by what is missing to 1.</param>
/// <param name="Of">Less is better.</param>
internal sealed record Judge(string Name, Func<Forecast, Truths, double> Of)
{
    /// <summary>Whether scores will not do.</summary>
    internal bool NeedsProbabilities { get; init; }

    /// <summary>Whether regret is a difference, and not a share: of a metric that may be 0.</summary>
    internal bool IsShare { get; init; }

    /// <summary>The loss that is this metric, as nearly as the catalogue has it.</summary>
    internal required string Trains { get; init; }

    /// <summary>The one that was asked for, or the one consistent with what is wanted.</summary>
    internal static Judge For(EvidenceProblem problem) => problem.Metric is { } asked ? Parse(asked) : Parse(Advice.Want.Parse(problem.Want) switch
    {
        { Kind: WantKind.Median } => "mae",
        { Kind: WantKind.Quantile, Level: { } level } => string.Create(CultureInfo.InvariantCulture, $"pinball:{level}"),
        { Kind: WantKind.Probability } => "log-loss",
        { Kind: WantKind.Class } => "accuracy",
        _ => "rmse",
    });

    /// <summary>
    /// How far a metric is from the best: a share of that, or a difference of error rates. Twice the best is as bad as it gets: a mean below 0 has a deviance
    /// without bound, and one sample of it would decide every average.
    /// </summary>
    internal double Regret(double metric, double best) => IsShare ? metric - best : Math.Min(1, (metric / best) - 1);

    private static Judge Parse(string name) => name switch
    {
        "rmse" => new(name, (f, t) => Math.Sqrt(Mean(t, i => Square(f[i] - t.Numbers[i])))) { Trains = "squared-error" },
        "mae" => new(name, (f, t) => Mean(t, i => Math.Abs(f[i] - t.Numbers[i]))) { Trains = "absolute-error" },
        "rmsle" => new(name, (f, t) => Math.Sqrt(Mean(t, i => Square(Log1p(f[i]) - Log1p(t.Numbers[i]))))) { Trains = "squared-log-error" },
        "poisson-deviance" => new(name, (f, t) => Mean(t, i => Poisson(f[i], t.Numbers[i]))) { Trains = "poisson-nll" },
        "gamma-deviance" => new(name, (f, t) => Mean(t, i => Gamma(f[i], t.Numbers[i]))) { Trains = "gamma-nll" },
        "log-loss" => new(name, (f, t) => Mean(t, i => -Math.Log(Math.Max(f.ProbabilityOf(i, t.Codes[i]), 1e-15)))) { NeedsProbabilities = true, Trains = "softmax-cross-entropy" },
        "accuracy" => new(name, (f, t) => Mean(t, i => f.ClassOf(i) == t.Codes[i] ? 0 : 1)) { IsShare = true, Trains = "softmax-cross-entropy" },
        _ when name.StartsWith("pinball:", StringComparison.Ordinal) => Pinball(name, double.Parse(name["pinball:".Length..], CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"no problem is judged by '{name}'"),
    };

    private static Judge Pinball(string name, double level) => new(name, (f, t) => Mean(t, i => Math.Max(level * (t.Numbers[i] - f[i]), (level - 1) * (t.Numbers[i] - f[i]))))
    {
        Trains = string.Create(CultureInfo.InvariantCulture, $"pinball(quantile={level})"),
    };

    private static double Mean(Truths truth, Func<int, double> of)
    {
        double sum = 0;
        for (int i = 0; i < truth.Rows; i++)
            sum += of(i);
        return sum / truth.Rows;
    }

    private static double Square(double x) => x * x;

    /// <summary>What has no logarithm is taken at the border.</summary>
    private static double Log1p(double x) => Math.Log(Math.Max(1 + x, 1e-9));

    /// <summary>A mean that is not positive is taken at the border: as bad as can be, and still a number.</summary>
    private static double Poisson(double mean, double y)
    {
        double m = Math.Max(mean, 1e-9);
        return 2 * ((y > 0 ? y * Math.Log(y / m) : 0) - (y - m));
    }

    private static double Gamma(double mean, double y)
    {
        double m = Math.Max(mean, 1e-9);
        return 2 * ((y / m) - 1 - Math.Log(y / m));
    }
}
