namespace Lossworks.Advice.Forecasting;

/// <summary>What a loss gives, beside what is wanted: a loss is not called good at what it does not even aim at.</summary>
internal static class Gives
{
    /// <summary>What it does not give, if that is not quite what is wanted; null where it is.</summary>
    internal static string? Caution(Loss loss, Problem problem) =>
        problem.IsClass ? OfClasses(loss, problem) : OfNumbers(loss, problem.Want);

    private static string? OfNumbers(Loss loss, Want want)
    {
        if (want.Kind is WantKind.Interval)
            return loss.Claims.Elicits is { Name: "central interval" } || loss.Claims.Elicits == Functional.Quantiles ? null : "the interval of the distribution that it assumes";
        if (want.Kind == WantKind.RankingOfRisk)
            return null;
        if (Predictive.For(loss) is not null && (loss.Shape == LossShape.Outputs || want.Kind is WantKind.Median or WantKind.Quantile or WantKind.Mode))
            return loss.Claims.Elicits == Functional.MeanAndVariance && IsMean(want) ? null : $"gives the {want} of the distribution that it assumes";
        string given = Given(loss);
        return given == Asked(want) ? null
            : given == Functional.RobustLocation.Name && IsMean(want) ? "between mean and median: not the mean where the noise is skewed"
            : given == Functional.RobustLocation.Name && want.Kind == WantKind.Median ? "between mean and median where the noise is skewed"
            : given.Length == 0 ? want.Kind == WantKind.Mode ? null : $"not known to give the {want}"
            : $"gives the {given}, not the {want}";
    }

    private static string? OfClasses(Loss loss, Problem problem)
    {
        ClassReading reading = ClassReading.Of(loss, problem.Truth.ClassCount);
        bool proper = loss.Claims.StrictlyProper || loss.Claims.Elicits is { } f
            && (f == Functional.LogOdds || f == Functional.HalfLogOdds || f == Functional.ClassProbabilities || f == Functional.Probability || f == Functional.ClassLogOdds || f == Functional.Mean);
        return problem.Want.Kind switch
        {
            WantKind.Probability when !proper => "not proper: its probabilities are biased",
            WantKind.Class or WantKind.RankingOfRisk when !reading.GivesProbabilities => "gives a decision, no probability",
            _ => null,
        };
    }

    private static bool IsMean(Want want) => want.Kind is WantKind.Mean or WantKind.Count or WantKind.Rate;

    private static string Asked(Want want) => want.Kind switch
    {
        WantKind.Median => Functional.Median.ToString(),
        WantKind.Quantile => Functional.Quantile(want.Level!.Value).ToString(),
        WantKind.Mode => "mode",
        _ => Functional.Mean.ToString(),
    };

    /// <summary>In words, on the natural scale.</summary>
    private static string Given(Loss loss) => loss.Claims.Elicits switch
    {
        null => "",
        { } f when f == Functional.LogMean => Functional.Mean.ToString(),
        { Name: "log of the quantile", Level: { } level } => Functional.Quantile(level).ToString(),
        { } f => f.ToString(),
    };
}
