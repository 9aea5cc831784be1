using Lossworks.Benchmarks.Tuning;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>A mean with its standard error.</summary>
internal sealed record Average(double Mean, double StandardError)
{
    internal static Average Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        double squares = values.Sum(v => (v - mean) * (v - mean));
        return new(mean, values.Count < 2 ? 0 : Math.Sqrt(squares / (values.Count - 1) / values.Count));
    }

    internal Average Rounded() => new(TunerFigure.Rounded(Mean), TunerFigure.Rounded(StandardError));
}
