using System.Globalization;
using Lossworks.Data;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>House prices from the numeric columns: delta of the Huber loss and ridge penalty, judged by the mean absolute error.</summary>
internal static class AmesPrices
{
    private const double TenThousandDollars = 1e4;

    internal static TestFunction Make()
    {
        Target price = Target.From(TableReader.Read(DataSource.FromFile(Repository.Path("samples", "data", "ames.csv"))), "Sale_Price");
        string[] texts = [.. price.Features.Columns.Where(c => !c.IsNumeric).Select(c => c.Name)];
        Table numbers = price.Features.Without(texts);
        CrossValidated fits = new(Encoder.Fit(numbers).Encode(numbers), [.. price.Rows.Select((_, i) => price.Numbers[i] / TenThousandDollars)]);
        SearchSpace space = new([new RealParameter("delta", 0.01, 100, log: true), new RealParameter("ridge", 1e-6, 100, log: true)]);
        return new("ames", space, c => fits.Score(
            Loss.Parse(string.Create(CultureInfo.InvariantCulture, $"huber(delta={c.Number("delta"):R})")), c.Number("ridge"), AbsoluteError))
        {
            Says = "house prices, delta of the Huber loss and ridge penalty: mean absolute error of three folds, in ten thousands of dollars",
            Target = 5e-4,
            Evaluations = 50,
            GridPoints = 7,
        };
    }

    private static double AbsoluteError(double[] predictions, double[] targets) => predictions.Zip(targets, (p, y) => Math.Abs(p - y)).Average();
}
