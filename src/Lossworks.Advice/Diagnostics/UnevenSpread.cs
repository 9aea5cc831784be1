using Lossworks.Advice.Metrics;
using MathNet.Numerics.Distributions;

namespace Lossworks.Advice.Diagnostics;

/// <summary>
/// Whether a second fit can tell where the residuals are large: Koenker's form of the test of Breusch and Pagan, with the size that was expected of a row before it
/// was seen as the only regressor.
/// </summary>
internal sealed class UnevenSpread : IDiagnostic
{
    internal const string Name = "uneven-spread";
    internal const double Level = 0.01;

    /// <summary>The correlation of expected and true size from which it matters.</summary>
    private const double Notable = 0.1;

    private const int Enough = 50;

    public Finding? Look(FirstLook look)
    {
        double[] sizes = [.. look.Residuals.Select(Math.Abs)], spreads = look.Spreads;
        if (sizes.Length < Enough || sizes.Length != spreads.Length)
            return null;
        double correlation = Correlation(spreads, sizes);
        if (!double.IsFinite(correlation))
            return null;
        double p = correlation <= 0 ? 1 : 1 - ChiSquared.CDF(1, sizes.Length * correlation * correlation);
        if (p >= Level || correlation < Notable)
            return null;
        double low = Math.Max(WeightedQuantile.Of(spreads, [], 0.1), sizes.Average() / 20), high = WeightedQuantile.Of(spreads, [], 0.9);
        return new(Name, p, $"The spread is not the same everywhere: the features tell where errors are typically {Text.Short(low)} and where {Text.Short(high)}. A loss that learns the spread too trusts the sure rows more.")
        {
            Matters = true,
            Source = "Breusch and Pagan (1979), doi:10.2307/1911963; Koenker (1981), doi:10.1016/0304-4076(81)90062-2; Glejser (1969), doi:10.1080/01621459.1969.10500976",
        };
    }

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return ab / Math.Sqrt(aa * bb);
    }
}
