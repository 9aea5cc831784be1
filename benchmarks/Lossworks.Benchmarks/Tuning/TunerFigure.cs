using System.Text.Json.Serialization;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>How far above the least value the points lie that a sampler recommends after so many evaluations: simple regret.</summary>
/// <param name="Function">What was minimized.</param>
/// <param name="Contender">By whom.</param>
/// <param name="Evaluations">After how many.</param>
/// <param name="Runs">How many runs, each with a seed of its own.</param>
/// <param name="Mean">The mean regret.</param>
/// <param name="Median">The median regret.</param>
/// <param name="StandardError">Of the mean.</param>
/// <param name="Found">The share of runs that are as near to the least value as the function asks for.</param>
/// <param name="SamplerSeconds">Processor seconds that one run, alone, spent in the sampler and its store until then.</param>
internal sealed record TunerFigure(
    string Function, string Contender, int Evaluations, int Runs, double Mean, double Median, double StandardError, double Found, double SamplerSeconds)
{
    /// <summary>Of each run, by seed; empty where read from a file.</summary>
    [JsonIgnore]
    public double[] Regrets { get; init; } = [];

    /// <summary>From the regrets of each run.</summary>
    internal static TunerFigure Of(string function, string contender, int evaluations, double[] regrets, double target, double seconds)
    {
        double mean = regrets.Average();
        double[] sorted = [.. regrets.Order()];
        double variance = regrets.Length < 2 ? 0 : regrets.Sum(r => (r - mean) * (r - mean)) / (regrets.Length - 1);
        return new(
            function,
            contender,
            evaluations,
            regrets.Length,
            Rounded(mean),
            Rounded((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2),
            Rounded(Math.Sqrt(variance / regrets.Length)),
            Rounded(regrets.Count(r => r <= target) / (double)regrets.Length),
            Rounded(seconds))
        {
            Regrets = regrets,
        };
    }

    /// <summary>Six digits: more are noise.</summary>
    internal static double Rounded(double x) =>
        double.Parse(x.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
