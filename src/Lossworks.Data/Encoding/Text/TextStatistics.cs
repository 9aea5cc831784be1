namespace Lossworks.Data;

/// <summary>In how many training texts each bucket occurs, and which run of words it stands for; in memory that depends on the buckets alone.</summary>
/// <remarks>
/// A bucket is called after the run of words that most of its texts hold, if one has the majority: the vote of Boyer and Moore (1991, doi:10.1007/978-94-011-3488-0_5)
/// finds it with one candidate and one count.
/// </remarks>
internal sealed class TextStatistics(EncoderOptions options)
{
    /// <summary>Longer ones are no words that anybody would read in a list.</summary>
    private const int LongestName = 60;

    private readonly WordList _words = new();
    private readonly int[] _rows = new int[options.TextBuckets], _votes = new int[options.TextBuckets];
    private readonly string?[] _candidates = new string?[options.TextBuckets];
    private readonly HashSet<int> _seen = [];
    private long _texts;

    /// <summary>Looks at the text of one row.</summary>
    public void Add(string text)
    {
        _texts++;
        _seen.Clear();
        _words.Read(text);
        for (int length = 1; length <= options.WordGrams; length++)
        {
            for (int first = 0; first + length <= _words.Count; first++)
            {
                ReadOnlySpan<char> gram = _words.Gram(first, length);
                int bucket = GramHash.BucketOf(gram, options.TextBuckets);
                if (!_seen.Add(bucket)) continue;
                _rows[bucket]++;
                Vote(bucket, gram);
            }
        }
    }

    /// <summary>The buckets that enough texts hold.</summary>
    public TextVocabulary Vocabulary()
    {
        int[] kept = [.. Enumerable.Range(0, _rows.Length).Where(bucket => _rows[bucket] >= options.MinimumGramRows)];
        return new TextVocabulary(options.WordGrams, options.TextBuckets, _texts, kept, [.. kept.Select(bucket => _rows[bucket])], [.. kept.Select(NameOf)]);
    }

    private void Vote(int bucket, ReadOnlySpan<char> gram)
    {
        if (_votes[bucket] == 0) _candidates[bucket] = gram.Length <= LongestName ? gram.ToString() : null;
        bool same = _candidates[bucket] is string candidate && gram.SequenceEqual(candidate);
        _votes[bucket] += same || _votes[bucket] == 0 ? 1 : -1;
    }

    private string NameOf(int bucket) => _candidates[bucket] ?? $"bucket #{bucket}";
}
