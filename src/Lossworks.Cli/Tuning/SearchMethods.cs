using Lossworks.Advice;
using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>Searches and pruners by the names of the command line.</summary>
internal static class SearchMethods
{
    internal const string Names = "bayesian, tpe, cma-es, sobol, random or grid";

    internal const string PrunerNames = "none, median, halving, hyperband or wilcoxon";

    internal static IReadOnlyList<SearchMethod> Parse(string text, int points)
    {
        string[] names = Commands.Options.Split(text.ToLowerInvariant());
        if (names.Length == 0)
            throw new UsageException($"--search is empty; it takes {Names}, or several of them with commas.");
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UsageException($"--search has {twice.Key} twice.");
        return [.. names.Select(n => new SearchMethod(n, SamplerOf(n, points)))];
    }

    internal static Pruner PrunerOf(string name) => name.ToLowerInvariant() switch
    {
        "none" => new NoPruner(),
        "median" => new MedianPruner(),
        "halving" => new SuccessiveHalvingPruner(),
        "hyperband" => new HyperbandPruner(),
        "wilcoxon" => new WilcoxonPruner(),
        _ => throw new UsageException($"--pruner cannot be '{name}'; it takes {PrunerNames}."),
    };

    private static Sampler SamplerOf(string name, int points) => name switch
    {
        "bayesian" or "gp" => new GaussianProcessSampler(),
        "tpe" => new TpeSampler(),
        "cma-es" => new CmaEsSampler(),
        "sobol" => new SobolSampler(),
        "random" => new RandomSampler(),
        "grid" => new GridSampler(points),
        _ => throw new UsageException($"--search cannot be '{name}'; it takes {Names}, or several of them with commas."),
    };
}
