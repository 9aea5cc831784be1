using System.Globalization;

namespace Lossworks.Verification;

/// <summary>Numbers and ranges for people.</summary>
internal static class Words
{
    private const int Digits = 6;

    /// <summary>So many digits as are enough to recognize a number.</summary>
    internal static string Short(double x)
    {
        if (x == 0 || !double.IsFinite(x) || Math.Abs(x) is < 1e-4 or >= 1e7)
            return x.ToString("G6", CultureInfo.InvariantCulture);
        int decimals = Digits - (int)Math.Ceiling(Math.Log10(Math.Abs(x)));
        return Math.Round(x, Math.Clamp(decimals, 0, 10)).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Points of the argument.</summary>
    internal static string List(IEnumerable<double> places) => string.Join(", ", places.Select(Short));

    /// <summary>What single numbers of a loss are called.</summary>
    internal static string ArgumentOf(Loss loss) => loss.Shape switch
    {
        LossShape.Residual => "residual",
        LossShape.Margin => "margin",
        _ => "prediction",
    };

    /// <summary>A stretch of the argument.</summary>
    internal static string Stretch(double low, double high) =>
        double.IsNegativeInfinity(low) ? (double.IsPositiveInfinity(high) ? "everywhere" : $"up to {Short(high)}")
        : double.IsPositiveInfinity(high) ? $"from {Short(low)} on"
        : $"from {Short(low)} to {Short(high)}";
}
