namespace Lossworks.Data;

/// <summary>What was learned of a column of texts: which buckets are features, and how rare each is.</summary>
internal sealed class TextVocabulary
{
    private readonly int[] _featureOf;
    private readonly double[] _rarity;

    /// <param name="wordGrams">The longest run of words.</param>
    /// <param name="buckets">How many buckets there are.</param>
    /// <param name="texts">How many texts were seen.</param>
    /// <param name="kept">The buckets that are features, ascending.</param>
    /// <param name="rows">How many texts hold each of those.</param>
    /// <param name="names">What each of those is called.</param>
    /// <exception cref="FormatException">The lists do not fit together.</exception>
    public TextVocabulary(int wordGrams, int buckets, long texts, int[] kept, int[] rows, string[] names)
    {
        (WordGrams, Buckets, Texts, Kept, Rows, Names) = (wordGrams, buckets, texts, kept, rows, names);
        if (rows.Length != kept.Length || names.Length != kept.Length)
            throw new FormatException($"There are {kept.Length} buckets, {rows.Length} counts and {names.Length} names.");
        _featureOf = new int[buckets];
        for (int feature = 0; feature < kept.Length; feature++)
        {
            if (kept[feature] >= buckets || kept[feature] < (feature == 0 ? 0 : kept[feature - 1] + 1))
                throw new FormatException($"The buckets must ascend from 0 to {buckets - 1}, and number {feature} is {kept[feature]}.");
            _featureOf[kept[feature]] = feature + 1;
        }
        // As if one more text held every run of words, so that nothing is divided by 0; plus 1, so that what stands in every text still counts a little.
        _rarity = [.. rows.Select(count => Math.Log((1.0 + texts) / (1.0 + count)) + 1)];
    }

    public int WordGrams { get; }

    public int Buckets { get; }

    public long Texts { get; }

    public IReadOnlyList<int> Kept { get; }

    public IReadOnlyList<int> Rows { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The logarithm of how rare the texts with a feature are: the inverse document frequency (Spärck Jones 1972, doi:10.1108/eb026526).</summary>
    public double RarityOf(int feature) => _rarity[feature];

    /// <summary>The feature of a run of words; -1 where it is none.</summary>
    public int FeatureOf(ReadOnlySpan<char> gram) => _featureOf[GramHash.BucketOf(gram, Buckets)] - 1;
}
