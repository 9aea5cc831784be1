namespace Lossworks.Data;

/// <summary>The pairs of words that mean no and yes.</summary>
internal static class YesNoPair
{
    private static readonly (string No, string Yes)[] Pairs =
        [("0", "1"), ("no", "yes"), ("n", "y"), ("false", "true"), ("f", "t"), ("off", "on")];

    /// <summary>The two words as (no, yes), or null when they are not such a pair.</summary>
    public static (string No, string Yes)? Match(string a, string b)
    {
        foreach ((string no, string yes) in Pairs)
        {
            if (Same(a, no) && Same(b, yes)) return (a, b);
            if (Same(b, no) && Same(a, yes)) return (b, a);
        }
        return null;
    }

    /// <summary>0 for a word that means no, 1 for one that means yes, null for any other.</summary>
    public static int? Value(string word)
    {
        foreach ((string no, string yes) in Pairs)
        {
            if (Same(word, no)) return 0;
            if (Same(word, yes)) return 1;
        }
        return null;
    }

    /// <summary>The other word of the pair, in the same case: the file may hold only one of the two.</summary>
    public static string Opposite(string word)
    {
        (string no, string yes) = Array.Find(Pairs, pair => Same(word, pair.No) || Same(word, pair.Yes));
        string other = Same(word, no) ? yes : no;
        if (word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1])) return char.ToUpperInvariant(other[0]) + other[1..];
        return char.IsUpper(word[0]) ? other.ToUpperInvariant() : other;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
