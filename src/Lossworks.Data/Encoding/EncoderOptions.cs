namespace Lossworks.Data;

/// <summary>How columns become the features of a linear model.</summary>
public sealed record EncoderOptions
{
    /// <summary>The defaults.</summary>
    public static EncoderOptions Default { get; } = new();

    /// <summary>
    /// Whether numbers and parts of dates are centered and divided by their standard deviation (with n, not n - 1) over the training part, which
    /// conditions the descent and lets a penalty treat all alike. Features that are 0 or 1 stay so: they are on a unit scale already, and dividing
    /// a rare level by its small deviation would make the penalty prefer it.
    /// </summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Whether standardizing centers too. A model without an intercept needs features that are 0 where the data is 0.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Plain numeric columns exactly as they are: nothing filled, standardized or left out. Anything else is an error.</summary>
    public bool Raw { get; init; }

    /// <summary>A level with fewer training rows than this joins "other": its coefficient would be noise, and most folds would lack it.</summary>
    public int MinimumLevelCount { get; init; } = 5;

    /// <summary>The most levels of a column that get a feature of their own (the most frequent ones); the rest join "other".</summary>
    public int MaximumLevels { get; init; } = 50;
}
