namespace Lossworks.Data.Tests;

/// <summary>What counts as a word, and into which bucket it falls.</summary>
public sealed class WordListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("It's GOOD, very good!", "it s good very good")]
    [InlineData("one<br />two<BR>three</p>", "one two three")]
    [InlineData("a < b > c <3 <- x<y", "a b c 3 x y")]
    [InlineData("<a href=\"x\">link</a>", "link")]
    [InlineData("5,000 mg of B12", "5 000 mg of b12")]
    [InlineData("ÉTÉ Straße ΣΊΣΥΦΟΣ ПРИВЕТ", "été straße σίσυφοσ привет")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("美味しいtea", "美 味 し い tea")]
    [InlineData("𐐀𐐀 \ud800 x", "𐐨𐐨 x")]
    [InlineData("\u0301 x", "x")]
    public void A_word_is_a_run_of_letters_and_digits_in_lower_case(string text, string words)
    {
        WordList list = new();
        list.Read("something before that is longer than most of the texts and must be gone");
        list.Read(text);
        Assert.Equal(words, string.Join(' ', Enumerable.Range(0, list.Count).Select(first => list.Gram(first, 1).ToString())));
        if (list.Count > 0) Assert.Equal(words, list.Gram(0, list.Count).ToString());
    }

    [Theory]
    [InlineData("good", 576179)]
    [InlineData("not good", 350394)]
    [InlineData("schön", 293199)]
    [InlineData("美", 318508)]
    public void A_bucket_is_the_same_for_ever(string gram, int bucket) => Assert.Equal(bucket, GramHash.BucketOf(gram, 1 << 20));

    [Fact]
    public void Buckets_are_filled_evenly()
    {
        int[] counts = new int[64];
        for (int i = 0; i < 6400; i++) counts[GramHash.BucketOf($"w{i}", 64)]++;
        // Chi-squared with 63 degrees of freedom: above 120 in one of a hundred thousand cases.
        Assert.True(counts.Sum(count => (count - 100.0) * (count - 100.0) / 100) < 120);
    }
}
