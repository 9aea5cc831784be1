using System.Text;
using Lossworks.Verification;

namespace Lossworks.Cli.Terminal;

/// <summary>Draws a function in braille dots: two by four dots in each character.</summary>
internal static class Curve
{
    private const int Width = 56;
    private const int Height = 8;

    /// <summary>The lines of a plot of f over [low, high], with its range at the left.</summary>
    internal static IEnumerable<string> Draw(Func<double, double> f, double low, double high)
    {
        int across = Width * 2, down = Height * 4;
        double[] values = [.. Enumerable.Range(0, across).Select(i => f(low + ((high - low) * i / (across - 1))))];
        if (!values.Any(double.IsFinite))
            yield break;
        (double bottom, double top) = LossCurve.Visible(values);
        if (bottom == top && values.All(double.IsFinite))
        {
            yield return $"{Short(top),9} everywhere";
            yield break;
        }

        double range = top > bottom ? top - bottom : 1;

        bool[,] dots = new bool[across, down];
        int? before = null;
        for (int x = 0; x < across; x++)
        {
            if (!(values[x] >= bottom && values[x] <= top))
            {
                before = null;
                continue;
            }

            int y = (int)Math.Round((top - values[x]) / range * (down - 1));
            for (int fill = Math.Min(y, before ?? y); fill <= Math.Max(y, before ?? y); fill++)
                dots[x, fill] = true;
            before = y;
        }

        for (int row = 0; row < Height; row++)
        {
            string label = row == 0 ? Short(top) : row == Height - 1 ? Short(bottom) : "";
            yield return $"{label,9} │{Line(dots, row)}";
        }

        yield return $"{"",9} └{new string('─', Width)}";
        yield return $"{"",10} {Short(low),-8}{new string(' ', Width - 16)}{Short(high),8}";
    }

    private static string Line(bool[,] dots, int row)
    {
        // Unicode numbers the dots of a braille cell column by column, the last row apart.
        ReadOnlySpan<int> bits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80];
        StringBuilder line = new();
        for (int cell = 0; cell < Width; cell++)
        {
            int code = 0x2800;
            for (int dot = 0; dot < 8; dot++)
            {
                if (dots[(cell * 2) + (dot / 4), (row * 4) + (dot % 4)])
                    code |= bits[dot];
            }

            line.Append((char)code);
        }

        return line.ToString();
    }

    /// <summary>Adding 0 turns -0 into 0.</summary>
    private static string Short(double x) => (x + 0.0).ToString("G4", System.Globalization.CultureInfo.InvariantCulture);
}
