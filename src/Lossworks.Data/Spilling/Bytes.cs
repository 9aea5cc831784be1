using System.Globalization;

namespace Lossworks.Data;

/// <summary>Sizes as people write them: 300MB, 1.5 GB. A kilobyte has 1,000 bytes, as on a disk.</summary>
public static class Bytes
{
    private static readonly (string Unit, double Size)[] Units = [("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("B", 1)];

    /// <summary>Reads a size; false where the text is none, or not above 0.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        bytes = 0;
        string trimmed = text.Trim();
        (string unit, double size) = Array.Find(Units, known => trimmed.EndsWith(known.Unit, StringComparison.OrdinalIgnoreCase));
        if (unit is null) return false;
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite;
        if (!double.TryParse(trimmed.AsSpan(0, trimmed.Length - unit.Length), Plain, CultureInfo.InvariantCulture, out double number)) return false;
        double total = Math.Floor(number * size);
        if (!(total is >= 1 and < long.MaxValue)) return false;
        bytes = (long)total;
        return true;
    }

    /// <summary>Writes a size in its largest unit, with at most three digits that count.</summary>
    public static string Text(long bytes)
    {
        (string unit, double size) = Array.Find(Units, known => bytes >= known.Size);
        if (unit is null) return $"{bytes} B";
        double number = bytes / size;
        return number.ToString(number >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture) + " " + unit;
    }
}
