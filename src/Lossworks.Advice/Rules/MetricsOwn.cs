using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Rules;

/// <summary>The loss that is the metric itself, as nearly as there is one: to train by what one is judged by is right until something else is shown to be better.</summary>
internal sealed class MetricsOwn : IRule
{
    /// <summary>The name of that loss; null where a metric has none, or is what other rules are for.</summary>
    internal static string? NameOf(Metric metric) => metric.Name switch
    {
        "rmse" => "squared-error",
        "mae" => "absolute-error",
        "rmsle" => "squared-log-error",
        "poisson-deviance" => "poisson-nll",
        "gamma-deviance" => "gamma-nll",
        "brier" => "brier-score",
        "cost" when !metric.OfClasses => "pinball",
        _ when metric.Name.StartsWith("pinball:", StringComparison.Ordinal) => "pinball",
        _ => null,
    };

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (NameOf(look.Problem.Metric) is { } own)
            yield return Shelf.For(look).Take(own, $"trains by {look.Problem.Metric.Name}, the metric itself", "Gneiting (2011), doi:10.1198/jasa.2011.r10138");
    }
}
