using Lossworks.Data;

namespace Lossworks.Benchmarks.Training;

/// <summary>The small real data of the repository.</summary>
internal static class SampleData
{
    private const double TenThousandDollars = 1e4;

    /// <summary>House sales: the price in ten thousands of dollars, from everything else.</summary>
    internal static DataSet Ames()
    {
        Target price = Target.From(Read("ames.csv"), "Sale_Price");
        double[] prices = [.. price.Rows.Select((_, i) => price.Numbers[i] / TenThousandDollars)];
        return Of("ames", price.Features, new() { [Tasks.Poisson] = prices, [Tasks.Huber] = prices, [Tasks.Pinball] = prices });
    }

    /// <summary>Written digits: which of ten, and whether it is odd.</summary>
    internal static DataSet Digits()
    {
        Target digit = Target.From(Read("digits.csv"), "digit", TargetKind.Classes);
        double[] classes = [.. digit.Codes.ToArray().Select(c => (double)c)];
        return Of("digits", digit.Features, new() { [Tasks.Multinomial] = classes, [Tasks.Logistic] = [.. classes.Select(c => c % 2)] });
    }

    private static DataSet Of(string name, Table features, Dictionary<string, double[]> targets)
    {
        DesignMatrix design = Encoder.Fit(features).Encode(features);
        return new(name, design.Rows, design.Columns, design.Values, targets);
    }

    private static Table Read(string file) => TableReader.Read(DataSource.FromFile(Repository.Path("samples", "data", file)));
}
