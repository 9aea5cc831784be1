using System.Globalization;

namespace Lossworks.Reports.Drawing;

/// <summary>Scales of colors that grow evenly lighter or darker, so that color-blind people and printers without color keep their order.</summary>
internal static class Shades
{
    // Every 32nd color of viridis by Smith and van der Walt (2015), CC0: as even in lightness as in hue.
    private static readonly string[] s_viridis = ["#440154", "#472D7B", "#3B528B", "#2C728E", "#21918C", "#28AE80", "#5EC962", "#ADDC30", "#FDE725"];

    private static readonly string[] s_blues = ["#B3D3E8", "#5AA5D2", "#0072B2", "#003F66"];

    /// <summary>From dark purple to light yellow: for areas.</summary>
    public static string[] Viridis(int count) => Between(s_viridis, count);

    /// <summary>From light to dark blue: for points and lines on white.</summary>
    public static string[] Blues(int count) => Between(s_blues, count);

    private static string[] Between(string[] anchors, int count) =>
        [.. Enumerable.Range(0, count).Select(i => At(anchors, count == 1 ? 0.5 : i / (count - 1.0)))];

    private static string At(string[] anchors, double place)
    {
        double along = place * (anchors.Length - 1);
        int below = Math.Min((int)along, anchors.Length - 2);
        IEnumerable<int> parts = Enumerable.Range(0, 3).Select(c => Mix(Part(anchors[below], c), Part(anchors[below + 1], c), along - below));
        return "#" + string.Concat(parts.Select(part => part.ToString("X2", CultureInfo.InvariantCulture)));
    }

    private static int Mix(int low, int high, double share) => (int)Math.Round(low + (share * (high - low)));

    private static int Part(string color, int number) => int.Parse(color.AsSpan(1 + (2 * number), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
