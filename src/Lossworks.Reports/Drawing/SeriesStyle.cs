namespace Lossworks.Reports.Drawing;

/// <summary>The looks of one series among several.</summary>
internal sealed record SeriesStyle(Stroke Stroke, Symbol Symbol)
{
    private static readonly string[] s_colors =
        [Palette.Blue, Palette.Vermillion, Palette.Green, Palette.Purple, Palette.Orange, Palette.Sky, Palette.Black];

    // Seven colors, five dashes and six shapes share no divisor, so that a color that comes again has another dash and shape.
    private static readonly float[]?[] s_dashes = [null, [9, 4], [2.5f, 3], [11, 3, 2.5f, 3], [16, 4]];

    private static readonly SymbolShape[] s_shapes =
    [
        SymbolShape.FilledCircle, SymbolShape.FilledSquare, SymbolShape.FilledTriangle,
        SymbolShape.FilledDiamond, SymbolShape.OpenCircle, SymbolShape.OpenSquare,
    ];

    public static SeriesStyle Number(int number)
    {
        string color = s_colors[number % s_colors.Length];
        return new SeriesStyle(
            new Stroke(color, 2, s_dashes[number % s_dashes.Length]),
            new Symbol(s_shapes[number % s_shapes.Length], 8, color));
    }
}
