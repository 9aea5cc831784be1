namespace Lossworks.Training;

/// <summary>Weighted mean and mean square of every column, in one pass.</summary>
/// <remarks>
/// Differences are taken from a point near the mean, that of a small sample, so that the variance is no difference of large numbers (Chan, Golub and LeVeque
/// 1983, doi:10.1080/00031305.1983.10483115).
/// </remarks>
internal sealed class Moments : Tally
{
    private const int SampleRows = 4096;

    /// <summary>A spread below this share of the mean is what rounding leaves of a constant.</summary>
    private const double Constant = 4e-15;

    /// <summary>Where centers are subtracted from sums, a mean this many times the spread costs too many digits.</summary>
    private const double FarFromZero = 1e4;

    private readonly RowKernel _kernel;
    private readonly double[] _near, _lanesOfNear, _firstPart, _secondPart;
    private readonly CompensatedVector _first, _second, _weight = new(1);
    private bool _centers;

    /// <param name="store">The rows.</param>
    /// <param name="near">A point near the mean; empty to add up weights alone.</param>
    internal Moments(RowStore store, double[] near)
    {
        (_kernel, _near) = (RowKernel.For(store), near);
        int lanes = near.Length == 0 ? 0 : _kernel.Lanes.Length;
        (_lanesOfNear, _firstPart, _secondPart) = (new double[lanes], new double[lanes], new double[lanes]);
        (_first, _second) = (new(lanes), new(lanes));
        if (lanes > 0)
            _kernel.Lanes.Spread(near, _lanesOfNear);
    }

    internal double Weight => _weight[0];

    internal static Moments Of(Sweep sweep, bool centers)
    {
        double[] near = new double[sweep.Store.Columns];
        if (centers && RowKernel.For(sweep.Store).Centers && near.Length > 0)
        {
            Moments sample = sweep.Run(Blocks.Sample(sweep.Store, SampleRows), () => new Moments(sweep.Store, near));
            near = [.. near.Select((_, j) => sample.Mean(j))];
        }

        Moments moments = sweep.Run(() => new Moments(sweep.Store, near));
        moments._centers = centers;
        return moments;
    }

    /// <summary>What to subtract from each column.</summary>
    internal double[] Center() => [.. _near.Select((near, j) => IsCentered(j) ? near + Mean(j) : 0)];

    /// <summary>What to divide each column by: the root of its mean square around its center, 1 for a constant.</summary>
    internal double[] Scale() => [.. _near.Select((near, j) =>
    {
        double square = Of(_second, j) / Weight, mean = Mean(j);
        double root = Math.Sqrt(IsCentered(j) ? square - (mean * mean) : square);
        return root > Constant * Math.Abs(near + mean) && double.IsFinite(root) ? root : 1;
    })];

    internal override void Add(in RowBlock block, long start)
    {
        double weight = block.Weights.IsEmpty ? block.Rows : 0;
        foreach (double w in block.Weights)
            weight += w;
        _weight.Add(0, weight);
        if (_firstPart.Length == 0)
            return;
        Array.Clear(_firstPart);
        Array.Clear(_secondPart);
        _kernel.AddMoments(block, _lanesOfNear, _firstPart, _secondPart);
        _first.Add(_firstPart);
        _second.Add(_secondPart);
    }

    internal override void Merge(Tally later)
    {
        Moments other = (Moments)later;
        _first.Add(other._first);
        _second.Add(other._second);
        _weight.Add(other._weight);
    }

    internal override void Reset()
    {
        _first.Clear();
        _second.Clear();
        _weight.Clear();
    }

    private double Of(CompensatedVector sums, int column) => sums[_kernel.Lanes.LaneOf(column)];

    private double Mean(int column) => Weight > 0 ? Of(_first, column) / Weight : 0;

    private bool IsCentered(int column)
    {
        double mean = Mean(column);
        return _centers && (_kernel.Centers || mean * mean <= FarFromZero * FarFromZero * ((Of(_second, column) / Weight) - (mean * mean)));
    }
}
