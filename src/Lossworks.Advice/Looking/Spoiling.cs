using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>Targets that are spoilt on purpose: classes become another one, numbers gross outliers that the target could still have.</summary>
internal sealed class Spoiling
{
    /// <summary>Outliers are so many spreads of the target away, at least.</summary>
    private const double Away = 5;

    private readonly Truth _truth;
    private readonly double _spread;
    private readonly bool _isShare, _isNonNegative, _isWhole;

    internal Spoiling(Truth truth)
    {
        _truth = truth;
        double[] y = truth.Numbers;
        _isNonNegative = y.All(v => v >= 0);
        _isShare = _isNonNegative && y.All(v => v <= 1);
        _isWhole = y.All(v => v == Math.Floor(v));
        double mean = y.Length == 0 ? 0 : y.Average();
        _spread = y.Length == 0 ? 0 : Math.Sqrt(y.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>How, in words.</summary>
    internal string Says => _truth.ClassCount > 0 ? "the label is another class"
        : _isShare ? "the value is mirrored, 1 - y"
        : $"the value is {Away} standard deviations of the target or more too {(_isNonNegative ? "high, as the target is never negative" : "high or too low")}";

    /// <summary>A share of the targets is spoilt: with the same seed those of a smaller share are among those of a larger one, and as wrong.</summary>
    internal Truth Spoil(double share, ulong seed)
    {
        Xoshiro256 random = new(seed);
        int[] order = [.. Enumerable.Range(0, _truth.Rows)];
        random.Shuffle(order);
        ReadOnlySpan<int> rows = order.AsSpan(0, (int)Math.Round(share * _truth.Rows));
        return _truth.ClassCount > 0
            ? _truth with { Codes = Spoilt(_truth.Codes, rows, y => (y + 1 + random.Below(_truth.ClassCount - 1)) % _truth.ClassCount) }
            : _truth with { Numbers = Spoilt(_truth.Numbers, rows, y => Outlier(y, random)) };
    }

    private static T[] Spoilt<T>(T[] targets, ReadOnlySpan<int> rows, Func<T, T> wrong)
    {
        T[] spoilt = [.. targets];
        foreach (int row in rows)
            spoilt[row] = wrong(spoilt[row]);
        return spoilt;
    }

    private double Outlier(double y, Xoshiro256 random)
    {
        double size = Away * _spread * -Math.Log(1 - random.NextDouble());
        bool isLow = random.Below(2) == 0;
        if (_isShare)
            return 1 - y;
        double shift = (Away * _spread) + size;
        double spoilt = y + (isLow && !_isNonNegative ? -shift : shift);
        return _isWhole ? Math.Round(spoilt) : spoilt;
    }
}
