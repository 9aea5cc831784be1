namespace Lossworks.Kernels;

/// <summary>A running sum that carries what rounding loses (Neumaier 1974, doi:10.1002/zamm.19740540106).</summary>
internal struct CompensatedSum
{
    private double _sum, _lost;

    /// <summary>The sum so far. An infinite sum stays infinite: its compensation would be NaN.</summary>
    public readonly double Total => double.IsFinite(_lost) ? _sum + _lost : _sum;

    public void Add(double x)
    {
        double sum = _sum + x;
        _lost += Math.Abs(_sum) >= Math.Abs(x) ? (_sum - sum) + x : (x - sum) + _sum;
        _sum = sum;
    }
}
