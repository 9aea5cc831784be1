using SkiaSharp;

namespace Lossworks.Reports.Drawing;

/// <summary>Paints a layout as a PNG file.</summary>
internal static class PngPainter
{
    public static byte[] Paint(Layout layout)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(layout.Width, layout.Height));
        new Scene(layout, withDashes: true).Paint(surface.Canvas);
        foreach (TextMark text in Texts.Of(layout)) Paint(text, surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Paint(TextMark text, SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(text.Color), IsAntialias = true };
        float width = Ruler.Width(text.Text, text.Size);
        canvas.Save();
        canvas.Translate(text.X, text.Y);
        if (text.Upward) canvas.RotateDegrees(-90);
        float x = text.Anchor switch { TextAnchor.Middle => -width / 2, TextAnchor.End => -width, _ => 0 };
        foreach ((string part, SKTypeface face) in Parts(text.Text))
        {
            using var font = new SKFont(face, text.Size) { Embolden = text.Bold, Subpixel = true, Edging = SKFontEdging.Antialias };
            canvas.DrawText(part, x, 0, SKTextAlign.Left, font, paint);
            x += font.MeasureText(part);
        }
        canvas.Restore();
    }

    /// <summary>The text in parts that one font can draw: ours wherever it has the signs, else one that is installed and has them.</summary>
    private static IEnumerable<(string Part, SKTypeface Face)> Parts(string text)
    {
        var part = new System.Text.StringBuilder();
        SKTypeface face = Ruler.Typeface;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            SKTypeface needed = Ruler.Typeface.ContainsGlyph(rune.Value) ? Ruler.Typeface
                : face != Ruler.Typeface && face.ContainsGlyph(rune.Value) ? face
                : SKFontManager.Default.MatchCharacter(rune.Value) ?? Ruler.Typeface;
            if (needed != face && part.Length > 0)
            {
                yield return (part.ToString(), face);
                part.Clear();
            }
            face = needed;
            part.Append(rune.ToString());
        }
        if (part.Length > 0) yield return (part.ToString(), face);
    }
}
