namespace Lossworks.Advice.Looking;

/// <summary>
/// The scores of which every consistent score is a mixture: what a forecast costs someone who acts when it exceeds a threshold (Ehm, Gneiting, Jordan and Krueger 2016,
/// doi:10.1111/rssb.12154).
/// </summary>
internal static class ElementaryScore
{
    /// <summary>Of means and probabilities: the distance of the outcome from a threshold that lies between it and the forecast. Twice its integral is the squared error.</summary>
    internal static double OfMean(double forecast, double outcome, double threshold) =>
        Separates(forecast, outcome, threshold) ? Math.Abs(outcome - threshold) : 0;

    /// <summary>Of quantiles: a fixed price for being on the wrong side. Its integral is the pinball loss.</summary>
    internal static double OfQuantile(double forecast, double outcome, double threshold, double level) =>
        Separates(forecast, outcome, threshold) ? outcome < forecast ? 1 - level : level : 0;

    private static bool Separates(double forecast, double outcome, double threshold) =>
        Math.Min(forecast, outcome) <= threshold && threshold < Math.Max(forecast, outcome);
}
