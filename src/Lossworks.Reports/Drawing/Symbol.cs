namespace Lossworks.Reports.Drawing;

/// <summary>How a point looks; the size is its diameter in pixels.</summary>
internal sealed record Symbol(SymbolShape Shape, float Size, string Color, float Opacity = 1);

internal enum SymbolShape
{
    FilledCircle,
    FilledSquare,
    FilledTriangle,
    FilledDiamond,
    OpenCircle,
    OpenSquare,
    OpenTriangle,
}
