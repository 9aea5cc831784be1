namespace Lossworks.Reports.Drawing;

/// <summary>A text at a place in pixels, on its base line.</summary>
internal sealed record TextMark(
    string Text, float X, float Y, float Size, TextAnchor Anchor, string Color, bool Bold = false, bool Upward = false, bool OnLines = false);

internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
