namespace Lossworks.Benchmarks.Evidence;

/// <summary>How a fixed rule did on the samples of one problem and size.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Regret">How far it is from the best of each sample.</param>
/// <param name="Difference">How much larger the regret of the advice is, sample by sample; below 0 advice is better.</param>
internal sealed record RuleFigure(string Rule, Average Regret, Average Difference)
{
    /// <summary>Whether advice is worse by more than chance explains: two standard errors.</summary>
    internal bool IsAdviceWorse => Difference.Mean > 2 * Difference.StandardError && Difference.Mean > 0;

    internal static RuleFigure Of(string rule, double[] regrets, double[] ofAdvice) =>
        new(rule, Average.Of(regrets).Rounded(), Average.Of([.. ofAdvice.Zip(regrets, (a, r) => a - r)]).Rounded());
}
