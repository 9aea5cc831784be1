namespace Lossworks.Tuning;

/// <summary>How much is to be hoped for from a point: the logarithm of the expected improvement, times the probability that the trial does not fail.</summary>
/// <remarks>
/// With trials under way it is the mean over fantasies of their results: the greedy way to choose a batch, Snoek, Larochelle and Adams (2012), arXiv:1206.2944.
/// The weight by the probability to succeed is that of Gardner et al. (2014), Bayesian Optimization with Inequality Constraints.
/// </remarks>
internal sealed class Acquisition
{
    private readonly GaussianProcess _costs;
    private readonly double[] _best;
    private readonly GaussianProcess? _failures;
    private readonly Neighborhood? _closed;
    private readonly Prediction _cost;
    private readonly Prediction? _failure;
    private readonly double[] _values, _byMeans, _bySigmas;

    /// <summary>Of a model of costs, and of one of failures where there were any.</summary>
    internal Acquisition(GaussianProcess costs, GaussianProcess? failures)
        : this(costs, failures, null)
    {
    }

    private Acquisition(GaussianProcess costs, GaussianProcess? failures, Neighborhood? closed)
    {
        (_costs, _failures, _closed) = (costs, failures, closed);
        _best = [.. costs.MeansAtPoints.Select(m => LeastOf(m, costs.Points, closed))];
        _cost = new(costs);
        _failure = failures is null ? null : new(failures);
        (_values, _byMeans, _bySigmas) = (new double[costs.Fantasies], new double[costs.Fantasies], new double[costs.Fantasies]);
    }

    /// <summary>What is to be hoped for outside a neighborhood, over the best outside: of a second search, as if nothing were in there.</summary>
    internal Acquisition Outside(Neighborhood closed) => new(_costs, _failures, closed);

    /// <summary>Whether a point is where the search may go.</summary>
    internal bool IsOpen(ReadOnlySpan<double> point) => _closed is null || !_closed.Contains(point);

    /// <summary>Its value at a point.</summary>
    internal double At(ReadOnlySpan<double> point) => Improvement(point, out _) + Success(point, out _, out _);

    /// <summary>Its value at a point, with its gradient.</summary>
    internal double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        double value = Improvement(point, out double bySigma);
        _costs.Gradient(point, _cost, _byMeans, bySigma / (2 * Math.Sqrt(_cost.Variance)), gradient);
        if (_failures is null)
            return value;
        value += Success(point, out double byMean, out double byVariance);
        Span<double> other = stackalloc double[gradient.Length];
        _failures.Gradient(point, _failure!, [byMean], byVariance, other);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += other[i];
        return value;
    }

    private static double LeastOf(double[] means, IReadOnlyList<double[]> points, Neighborhood? closed)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < means.Length; i++)
        {
            if (closed is null || !closed.Contains(points[i]))
                least = Math.Min(least, means[i]);
        }

        // Nothing was tried outside: what is better than the average there is an improvement.
        return double.IsFinite(least) ? least : 0;
    }

    /// <summary>The logarithm of the mean over the fantasies.</summary>
    private double Improvement(ReadOnlySpan<double> point, out double bySigma)
    {
        _costs.Predict(point, _cost);
        double sigma = Math.Sqrt(_cost.Variance), most = double.NegativeInfinity;
        for (int s = 0; s < _best.Length; s++)
        {
            _values[s] = LogExpectedImprovement.Of(_best[s], _cost.Means[s], sigma, out _byMeans[s], out _bySigmas[s]);
            most = Math.Max(most, _values[s]);
        }

        double sum = 0;
        for (int s = 0; s < _best.Length; s++)
            sum += _values[s] = Math.Exp(_values[s] - most);
        bySigma = 0;
        for (int s = 0; s < _best.Length; s++)
        {
            double share = _values[s] / sum;
            _byMeans[s] *= share;
            bySigma += share * _bySigmas[s];
        }

        return most + Math.Log(sum / _best.Length);
    }

    private double Success(ReadOnlySpan<double> point, out double byMean, out double byVariance)
    {
        byMean = byVariance = 0;
        if (_failures is null)
            return 0;
        _failures.Predict(point, _failure!);
        double sigma = Math.Sqrt(_failure!.Variance), z = (FailureScale.Border - _failure.Means[0]) / sigma;
        double value = NormalTail.LogCumulative(z, out double slope);
        byMean = -slope / sigma;
        byVariance = -slope * z / (2 * _failure.Variance);
        return value;
    }
}
