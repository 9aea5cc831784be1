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

    /// <summary>The longest run of words of a text that is a feature: 1 for words alone, 2 for pairs as well ("not good"). 0 leaves columns of text out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 5.</exception>
    public int WordGrams
    {
        get;
        init => field = value is >= 0 and <= 5 ? value : throw new ArgumentOutOfRangeException(nameof(WordGrams), value, "A run has 1 to 5 words; 0 leaves texts out.");
    } = 2;

    /// <summary>
    /// Into how many buckets runs of words are hashed. Runs that share a bucket share a coefficient; only buckets that occur become features, so that many of them
    /// cost nothing but 4 bytes each.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above 16,777,216.</exception>
    public int TextBuckets
    {
        get;
        init => field = value is >= 1 and <= MostTextBuckets ? value : throw new ArgumentOutOfRangeException(nameof(TextBuckets), value, "There are 1 to 16,777,216 buckets.");
    } = 1 << 20;

    /// <summary>A run of words that occurs in fewer training rows than this is no feature: nothing is learned from a single row.</summary>
    public int MinimumGramRows { get; init; } = 2;

    internal const int MostTextBuckets = 1 << 24;
}
