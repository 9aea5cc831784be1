using System.Globalization;

namespace Lossworks.Advice.Comparing;

/// <summary>Numbers that a user copies.</summary>
internal static class Rounded
{
    /// <summary>Two digits, so that a command holds the very number that was used.</summary>
    internal static double TwoDigits(double x) => ToDigits(x, 2);

    internal static double ToDigits(double x, int digits) =>
        double.Parse(x.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
