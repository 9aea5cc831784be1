namespace Lossworks.Cli.Models;

/// <summary>Of numbers: root mean squared error, mean absolute error, share of variance explained.</summary>
internal sealed class NumberQuality(int stride) : Quality
{
    private long _count;
    private double _mean, _total, _squares, _sizes;

    internal override IReadOnlyList<KeyValuePair<string, double>> Metrics =>
        [new("rmse", Math.Sqrt(_squares / _count)), new("mae", _sizes / _count), new("r2", _total > 0 ? 1 - (_squares / _total) : 0)];

    internal override void Add(JudgedRows rows, ReadOnlySpan<double> raw, ReadOnlySpan<double> predicted)
    {
        double[] actual = rows.Numbers;
        double mean = actual.Average(), total = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double r = predicted[i * stride] - actual[i];
            _squares += r * r;
            _sizes += Math.Abs(r);
            total += (actual[i] - mean) * (actual[i] - mean);
        }

        Merge(actual.Length, mean, total);
    }

    /// <summary>The sum of squares around the mean of all, from those around the means of two parts (Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115).</summary>
    private void Merge(int count, double mean, double total)
    {
        double apart = mean - _mean, share = count / (double)(_count + count);
        _total += total + (apart * apart * _count * share);
        _mean = _count == 0 ? mean : _mean + (apart * share);
        _count += count;
    }
}
