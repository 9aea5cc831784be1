using System.Globalization;

namespace Lossworks.Reports.Drawing;

/// <summary>Numbers as people write them: 180 000 and 1.5×10⁻⁸, not 1.8E+05.</summary>
internal static class TickText
{
    private const string Minus = "\u2212";
    private const string NarrowSpace = "\u202F";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static readonly NumberFormatInfo s_grouped = new() { NumberGroupSeparator = NarrowSpace, NegativeSign = Minus };

    // Four figures need no space, and the years of a time axis must not have one.
    private static readonly NumberFormatInfo s_plain = new() { NumberGroupSeparator = "", NegativeSign = Minus };

    /// <summary>Texts for the ticks of one axis, all with the same number of decimals.</summary>
    public static string[] For(double[] values, double step)
    {
        if (values.Length == 0) return [];
        double largest = values.Max(Math.Abs);
        int finest = (int)Math.Floor(Math.Log10(step) + 1e-9);
        if (largest >= 1e9 || (Math.Max(largest, step) < 1e-3 && largest > 0)) return [.. values.Select(value => Scientific(value, finest))];
        return [.. values.Select(value => Plain(value, Math.Clamp(-finest, 0, 12), grouped: largest >= 10_000))];
    }

    /// <summary>A number to read beside a bar: four significant figures.</summary>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        if (size == 0) return "0";
        int power = (int)Math.Floor(Math.Log10(size));
        if (size is >= 1e9 or < 1e-4) return Scientific(value, power - 3);
        string text = Plain(value, Math.Clamp(3 - power, 0, 8), grouped: size >= 10_000);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>How many, with spaces between the thousands.</summary>
    public static string Count(int count) => Plain(count, 0, grouped: count >= 10_000);

    public static string PowerOfTen(int power) => "10" + Raised(power);

    private static string Plain(double value, int decimals, bool grouped)
    {
        double rounded = Math.Round(value, Math.Min(decimals, 15));
        return (rounded == 0 ? 0 : value).ToString("N" + decimals, grouped ? s_grouped : s_plain);
    }

    private static string Scientific(double value, int finest)
    {
        if (value == 0) return "0";
        int power = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);
        string[] parts = value.ToString("E" + Math.Clamp(power - finest, 0, 9), CultureInfo.InvariantCulture).Split('E');
        string mantissa = parts[0].Contains('.') ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        mantissa = mantissa.Replace("-", Minus, StringComparison.Ordinal);
        string ten = PowerOfTen(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return mantissa is "1" ? ten : mantissa == Minus + "1" ? Minus + ten : $"{mantissa}×{ten}";
    }

    private static string Raised(int power)
    {
        string digits = string.Concat(Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
        return power < 0 ? "⁻" + digits : digits;
    }
}
