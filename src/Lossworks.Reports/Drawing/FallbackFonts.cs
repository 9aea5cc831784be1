using System.Text;
using SkiaSharp;

namespace Lossworks.Reports.Drawing;

/// <summary>Fonts for signs that the font of the library lacks.</summary>
internal static class FallbackFonts
{
    // What stands for a sign that no font of this machine has: an empty box, which our font has.
    private const string Unknown = "\u25A1";
    private static readonly Lazy<SKTypeface[]> s_installed = new(Installed);

    /// <summary>The text in parts that one font can draw: ours wherever it has the signs, else the first installed one that has them.</summary>
    public static IEnumerable<(string Part, SKTypeface Face)> Parts(string text)
    {
        var part = new StringBuilder();
        SKTypeface face = Ruler.Typeface;
        foreach (Rune rune in text.EnumerateRunes())
        {
            SKTypeface? found = With(rune.Value);
            SKTypeface needed = found ?? Ruler.Typeface;
            if (needed != face && part.Length > 0)
            {
                yield return (part.ToString(), face);
                part.Clear();
            }
            face = needed;
            part.Append(found is null ? Unknown : rune.ToString());
        }
        if (part.Length > 0) yield return (part.ToString(), face);
    }

    private static SKTypeface? With(int sign)
    {
        if (Ruler.Typeface.ContainsGlyph(sign)) return Ruler.Typeface;
        return s_installed.Value.FirstOrDefault(face => face.ContainsGlyph(sign));
    }

    /// <summary>One face of each family. Skia's own search for a sign finds nothing in the build for Linux without dependencies.</summary>
    private static SKTypeface[] Installed()
    {
        SKFontManager fonts = SKFontManager.Default;
        return [.. Enumerable.Range(0, fonts.FontFamilyCount).Select(i => fonts.GetFontStyles(i)).Where(styles => styles.Count > 0)
            .Select(styles => styles.CreateTypeface(0)).OfType<SKTypeface>()];
    }
}
