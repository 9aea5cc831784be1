using SkiaSharp;

namespace Lossworks.Reports.Drawing;

/// <summary>Measures text with the font that comes with the library.</summary>
/// <remarks>
/// Not with an installed font: without any, Skia measures every text as zero wide and drops it from its SVG; and with others the same
/// report would look different on each machine.
/// </remarks>
internal static class Ruler
{
    private const string Ellipsis = "…";

    /// <summary>The font that comes with the library.</summary>
    public static SKTypeface Typeface { get; } = Load();

    public static float Width(string text, float size, bool bold = false)
    {
        using var font = new SKFont(Typeface, size);
        float width = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            // A sign that the font lacks, say a Chinese one, is drawn with another font and about as wide as high.
            width += Typeface.ContainsGlyph(rune.Value) ? font.MeasureText(rune.ToString()) : size;
        }
        return bold ? width * 1.1f : width;
    }

    /// <summary>The text, or its beginning and an ellipsis if it is too wide.</summary>
    public static string Fit(string text, float room, float size, bool bold = false)
    {
        if (Width(text, size, bold) <= room) return text;
        int length = text.Length;
        while (length > 0 && (char.IsHighSurrogate(text[length - 1]) || Width(text[..length] + Ellipsis, size, bold) > room)) length--;
        return text[..length].TrimEnd() + Ellipsis;
    }

    private static SKTypeface Load()
    {
        using Stream font = typeof(Ruler).Assembly.GetManifestResourceStream("DejaVuSans-subset.ttf")!;
        return SKTypeface.FromStream(font) ?? throw new InvalidOperationException("The font that comes with Lossworks.Reports cannot be read.");
    }
}
