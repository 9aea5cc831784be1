using System.Runtime.InteropServices;

namespace Lossworks.Data;

/// <summary>Turns one text after the other into its features, in memory that is used again.</summary>
/// <remarks>
/// A run of words that occurs n times counts 1 + log n times its rarity (Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0), and the row is divided by its
/// length, so that a long text weighs no more than a short one. Runs that were not there when the encoder was fitted are passed over.
/// </remarks>
internal sealed class TextRow(TextVocabulary vocabulary)
{
    private readonly WordList _words = new();
    private readonly List<int> _found = [];
    private readonly List<(int Feature, double Value)> _row = [];

    /// <summary>The features that are not 0, ascending; of a text without any known word there is none. Valid until the next call.</summary>
    public ReadOnlySpan<(int Feature, double Value)> Of(string text)
    {
        Find(text);
        double squares = Count();
        Span<(int Feature, double Value)> row = CollectionsMarshal.AsSpan(_row);
        double norm = Math.Sqrt(squares);
        foreach (ref (int Feature, double Value) part in row) part.Value /= norm;
        return row;
    }

    private void Find(string text)
    {
        _found.Clear();
        _words.Read(text);
        for (int length = 1; length <= vocabulary.WordGrams; length++)
        {
            for (int first = 0; first + length <= _words.Count; first++)
            {
                int feature = vocabulary.FeatureOf(_words.Gram(first, length));
                if (feature >= 0) _found.Add(feature);
            }
        }
        _found.Sort();
    }

    private double Count()
    {
        _row.Clear();
        double squares = 0;
        for (int start = 0, end; start < _found.Count; start = end)
        {
            int feature = _found[start];
            end = start + 1;
            while (end < _found.Count && _found[end] == feature) end++;
            double value = (1 + Math.Log(end - start)) * vocabulary.RarityOf(feature);
            _row.Add((feature, value));
            squares += value * value;
        }
        return squares;
    }
}
