using SkiaSharp;

namespace Lossworks.Reports.Drawing;

/// <summary>Paints a layout as a PNG file.</summary>
internal static class PngPainter
{
    private const float BoldOutline = 0.055f;

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
        using var edge = new SKPaint { Color = SKColors.White, IsAntialias = true, IsStroke = true, StrokeWidth = 3, StrokeJoin = SKStrokeJoin.Round };
        // There is one font and it is not bold, so bold signs get an outline.
        if (text.Bold) (paint.Style, paint.StrokeWidth) = (SKPaintStyle.StrokeAndFill, text.Size * BoldOutline);
        float width = Ruler.Width(text.Text, text.Size);
        canvas.Save();
        canvas.Translate(text.X, text.Y);
        if (text.Upward) canvas.RotateDegrees(-90);
        float x = text.Anchor switch { TextAnchor.Middle => -width / 2, TextAnchor.End => -width, _ => 0 };
        foreach ((string part, SKTypeface face) in FallbackFonts.Parts(text.Text))
        {
            using var font = new SKFont(face, text.Size) { Subpixel = true, Edging = SKFontEdging.Antialias };
            if (text.OnLines) canvas.DrawText(part, x, 0, SKTextAlign.Left, font, edge);
            canvas.DrawText(part, x, 0, SKTextAlign.Left, font, paint);
            x += font.MeasureText(part);
        }
        canvas.Restore();
    }
}
