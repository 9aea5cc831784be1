namespace Lossworks.Reports.Drawing;

/// <summary>Okabe and Ito's colors, which color-blind people can tell apart. Their yellow is left out: it vanishes on white.</summary>
internal static class Palette
{
    public const string Blue = "#0072B2";
    public const string Vermillion = "#D55E00";
    public const string Green = "#009E73";
    public const string Purple = "#CC79A7";
    public const string Orange = "#E69F00";
    public const string Sky = "#56B4E9";
    public const string Black = "#000000";

    /// <summary>Of regions behind lines: gray enough for print, light enough for every line on it.</summary>
    public const string Band = "#D5DCE4";

    public const string Text = "#1F2328";
    public const string QuietText = "#4D555E";
    public const string Frame = "#6E7781";
    public const string Grid = "#E4E7EB";
}
