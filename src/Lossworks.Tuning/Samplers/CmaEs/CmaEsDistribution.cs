using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Lossworks.Tuning;

/// <summary>A normal distribution around the unit cube that moves to where trials are good: CMA-ES after Hansen (2016), arXiv:1604.00772. Immutable.</summary>
/// <remarks>
/// Points beyond the cube stand for their images in mirrors at its faces, and are learned from where they are: so an optimum on a face is one like any other.
/// Discrete numbers are coordinates like the others, with a least deviation, so that no value of them is
/// settled for good: the margin of Hamano et al. (2022), doi:10.1145/3512290.3528827, in a simpler form: <see cref="CmaEsSpace.LeastDeviation"/>, and a center
/// that keeps to the middle of the outermost values.
/// </remarks>
internal sealed class CmaEsDistribution
{
    /// <summary>Deviations in the cube below which all trials are one: ten digits below those that anybody tunes.</summary>
    private const double LeastDeviation = 1e-11;

    /// <summary>Hansen (2016), appendix B.3: variances so far apart that the covariance is no longer one in doubles.</summary>
    private const double MostCondition = 1e14;

    private readonly CmaEsSpace _space;
    private readonly double[] _center, _stepPath, _shapePath, _lengths, _stretch;
    private readonly Matrix<double> _covariance, _axes;
    private readonly double _step;
    private readonly int _generation;

    /// <summary>Before any trial: round.</summary>
    internal CmaEsDistribution(CmaEsSpace space, double[] center, double step)
        : this(space, center, step, Matrix<double>.Build.DenseIdentity(space.Dimensions), new double[space.Dimensions], new double[space.Dimensions], 0)
    {
    }

    private CmaEsDistribution(
        CmaEsSpace space, double[] center, double step, Matrix<double> covariance, double[] stepPath, double[] shapePath, int generation)
    {
        (_space, _center, _step, _covariance, _stepPath, _shapePath, _generation) = (space, center, step, covariance, stepPath, shapePath, generation);
        Evd<double> evd = covariance.Evd(Symmetricity.Symmetric);
        _axes = evd.EigenVectors;
        double largest = evd.EigenValues.AsEnumerable().Max(v => v.Real);
        // Rounding may make the least of them negative.
        _lengths = [.. evd.EigenValues.Select(v => Math.Sqrt(Math.Max(v.Real, largest / MostCondition)))];
        for (int i = 0; i < center.Length; i++)
        {
            if (space.CellWidth(i, center[i]) / 2 is > 0 and var half)
                center[i] = Math.Clamp(center[i], half, 1 - half);
        }

        _stretch = [.. center.Select((_, i) => Math.Max(1, Least(i) / Deviation(i)))];
    }

    /// <summary>Whether nothing new is to be expected of its points.</summary>
    internal bool IsSpent =>
        _lengths.Max() >= Math.Sqrt(MostCondition) * _lengths.Min() * 0.999
        || Enumerable.Range(0, _center.Length).All(i => Math.Max(Deviation(i), _step * Math.Abs(_shapePath[i])) < Math.Max(LeastDeviation, Least(i) / 100));

    /// <summary>Where it is now.</summary>
    internal ReadOnlySpan<double> Center => _center;

    /// <summary>A point, in the cube or around it.</summary>
    internal double[] Draw(Xoshiro256 random)
    {
        int n = _center.Length;
        double[] along = new double[n], point = new double[n];
        for (int i = 0; i < n; i++)
            along[i] = _lengths[i] * StandardNormal.Pair(random).First;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = 0; k < n; k++)
                sum += _axes[i, k] * along[k];
            point[i] = _center[i] + (_step * _stretch[i] * sum);
        }

        return point;
    }

    /// <summary>The distribution after a generation.</summary>
    /// <param name="weights">Of so many trials.</param>
    /// <param name="ranked">Its trials, the best first.</param>
    internal CmaEsDistribution After(CmaEsWeights weights, IReadOnlyList<CmaEsPoint> ranked)
    {
        int n = _center.Length;
        double[][] steps = [.. ranked.Select(StepTo)];
        double[] sizes = [.. steps.Select(s => Length(Whitened(s)))];
        double[] move = new double[n];
        for (int k = 0; k < steps.Length; k++)
            Add(move, Math.Max(0, Weight(weights, ranked, k)), steps[k]);

        double[] stepPath = Blend(_stepPath, weights.StepPath, weights.Mass, Whitened(move));
        double length = Length(stepPath), settled = 1 - Math.Pow(1 - weights.StepPath, 2 * (_generation + 1));
        bool isSteady = length / Math.Sqrt(settled) < (1.4 + (2 / (n + 1.0))) * weights.ExpectedLength;
        double[] shapePath = Blend(_shapePath, weights.ShapePath, isSteady ? weights.Mass : 0, move);

        double kept = 1 - weights.RankOne + (isSteady ? 0 : weights.RankOne * weights.ShapePath * (2 - weights.ShapePath));
        double[] shares = new double[steps.Length];
        for (int k = 0; k < steps.Length; k++)
        {
            double weight = Weight(weights, ranked, k);
            kept -= weights.RankMany * weight;
            // One that repels counts as if it were of average length (equation 46): the covariance stays positive definite.
            shares[k] = weights.RankMany * (weight >= 0 ? weight : weight * n / Math.Max(sizes[k] * sizes[k], 1e-300));
        }

        Matrix<double> covariance = Matrix<double>.Build.Dense(n, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = (kept * _covariance[i, j]) + (weights.RankOne * shapePath[i] * shapePath[j]);
                for (int k = 0; k < steps.Length; k++)
                    sum += shares[k] * steps[k][i] * steps[k][j];
                covariance[i, j] = covariance[j, i] = sum;
            }
        }

        double[] center = [.. _center.Select((c, i) => c + (_step * _stretch[i] * move[i]))];
        double growth = Math.Exp(Math.Min(1, weights.StepPath / weights.Damping * ((length / weights.ExpectedLength) - 1)));
        return new(_space, center, _step * growth, covariance, stepPath, shapePath, _generation + 1);
    }

    /// <summary>One that failed repels where its rank does, and never attracts.</summary>
    private static double Weight(CmaEsWeights weights, IReadOnlyList<CmaEsPoint> ranked, int rank) =>
        ranked[rank].HasFailed ? Math.Min(0, weights.OfRanks[rank]) : weights.OfRanks[rank];

    /// <summary>
    /// From the center to a point, in steps. Of points that are not of this distribution, no more than it could have made: Hansen (2011), arXiv:1110.4181.
    /// </summary>
    private double[] StepTo(CmaEsPoint point)
    {
        double[] step = [.. _center.Select((c, i) => (point.Coordinates[i] - c) / (_step * _stretch[i]))];
        if (point.IsOwn)
            return step;
        double n = step.Length, most = Math.Sqrt(n) + (2 * n / (n + 2)), length = Length(Whitened(step));
        return length <= most ? step : [.. step.Select(s => s * most / length)];
    }

    /// <summary>The step in units of the distribution, turned back: C^(-1/2) of it.</summary>
    private double[] Whitened(double[] step)
    {
        int n = step.Length;
        double[] whitened = new double[n];
        for (int k = 0; k < n; k++)
        {
            double along = 0;
            for (int i = 0; i < n; i++)
                along += _axes[i, k] * step[i];
            along /= _lengths[k];
            for (int i = 0; i < n; i++)
                whitened[i] += _axes[i, k] * along;
        }

        return whitened;
    }

    private double Deviation(int dimension) => _step * Math.Sqrt(_covariance[dimension, dimension]);

    private double Least(int dimension) =>
        _space.LeastDeviation(dimension, _center[dimension], 1.0 / (_center.Length * CmaEsWeights.UsualPopulation(_center.Length)));

    private static double[] Blend(double[] path, double rate, double mass, double[] move)
    {
        double gain = Math.Sqrt(rate * (2 - rate) * mass);
        return [.. path.Select((p, i) => ((1 - rate) * p) + (gain * move[i]))];
    }

    private static void Add(double[] sum, double weight, double[] step)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += weight * step[i];
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(v => v * v));
}
