using System.Globalization;
using System.Text;

namespace Lossworks.Data;

/// <summary>The words of one text after the other, in memory that is used again: lower case, with one blank between two, so that every run of words is one stretch.</summary>
/// <remarks>
/// A word is a run of letters and digits of any script; marks that belong to a letter stay with it. Tags of HTML end a word and are dropped. Chinese and
/// Japanese write no blanks: each of their characters is a word by itself, and pairs of them do what words do elsewhere.
/// </remarks>
internal sealed class WordList
{
    private readonly List<(int Start, int End)> _words = [];
    private char[] _letters = new char[1024];
    private int _length, _start;

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>Some words in sequence, as in "not good".</summary>
    public ReadOnlySpan<char> Gram(int first, int words) => _letters.AsSpan(_words[first].Start.._words[first + words - 1].End);

    /// <summary>Puts the words of a text in place of those before.</summary>
    public void Read(string text)
    {
        _words.Clear();
        (_length, _start) = (0, 0);
        // At most a blank for every character.
        if (_letters.Length < (2 * text.Length) + 1) _letters = new char[(2 * text.Length) + 1];
        for (int at = 0; at < text.Length;)
        {
            int tag = text[at] == '<' ? LengthOfTag(text.AsSpan(at)) : 0;
            if (tag > 0) EndWord();
            at += tag > 0 ? tag : Take(text, at);
        }
        EndWord();
    }

    /// <summary>Takes one character, and says how many units of UTF-16 it has.</summary>
    private int Take(string text, int at)
    {
        if (char.IsAscii(text[at]))
        {
            if (char.IsAsciiLetterOrDigit(text[at])) _letters[_length++] = char.ToLowerInvariant(text[at]);
            else EndWord();
            return 1;
        }
        Rune.DecodeFromUtf16(text.AsSpan(at), out Rune rune, out int taken);
        bool alone = StandsAlone(rune), belongs = alone || Rune.IsLetterOrDigit(rune) || (_length > _start && IsMark(rune));
        if (alone || !belongs) EndWord();
        if (belongs) _length += Rune.ToLowerInvariant(rune).EncodeToUtf16(_letters.AsSpan(_length));
        if (alone) EndWord();
        return taken;
    }

    private void EndWord()
    {
        if (_length == _start) return;
        _words.Add((_start, _length));
        _letters[_length++] = ' ';
        _start = _length;
    }

    /// <summary>Of <c>&lt;br /&gt;</c>, <c>&lt;/p&gt;</c> and the like; 0 where it is none, as in "a &lt; b".</summary>
    private static int LengthOfTag(ReadOnlySpan<char> text)
    {
        int name = text.Length > 1 && text[1] == '/' ? 2 : 1;
        if (text.Length <= name || !char.IsAsciiLetter(text[name])) return 0;
        int end = text[name..].IndexOfAny('<', '>');
        return end >= 0 && text[name + end] == '>' ? name + end + 1 : 0;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Hiragana and Katakana; the ideographs of the first plane, and of those that hold nothing else.
    private static bool StandsAlone(Rune rune) =>
        rune.Value is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) && Rune.IsLetter(rune);
}
