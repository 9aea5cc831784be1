namespace Lossworks;

/// <summary>What a prediction is: one of the numbers that a model gives for a row.</summary>
/// <param name="Meaning">mean, variance, log-mean, logit, score...</param>
/// <param name="Domain">Where it must lie.</param>
/// <param name="Scale">How it relates to the quantity predicted.</param>
public sealed record Output(string Meaning, Interval Domain, Scale Scale = Scale.Identity)
{
    /// <summary>The predicted value itself, any real number.</summary>
    public static Output Value { get; } = new("prediction", Interval.Real);

    /// <summary>A score whose sign is the decision.</summary>
    public static Output Score { get; } = new("score", Interval.Real, Scale.Score);

    /// <summary>The log-odds of the positive class.</summary>
    public static Output Logit { get; } = new("logit", Interval.Real, Scale.Logit);

    /// <summary>The logarithm of a mean.</summary>
    public static Output LogMean { get; } = new("log-mean", Interval.Real, Scale.Log);

    /// <summary>A probability.</summary>
    public static Output Probability { get; } = new("probability", Interval.Unit);

    /// <summary>Unnormalized log-probabilities, one per class.</summary>
    public static Output Logits { get; } = new("logit", Interval.Real, Scale.Softmax);

    /// <summary>Scores, one per class, of which the largest decides.</summary>
    public static Output Scores { get; } = new("score", Interval.Real, Scale.Score);
}
