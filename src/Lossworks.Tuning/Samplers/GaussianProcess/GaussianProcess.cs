namespace Lossworks.Tuning;

/// <summary>What samples say of every other point: a normal distribution of mean and variance. Immutable; the mean far from all samples is 0.</summary>
/// <remarks>
/// Rasmussen and Williams (2006), algorithm 2.1. Besides the samples there may be points whose numbers are not known yet. Each of several fantasies makes
/// them up from what the samples say: the variance is the same in all of them, and only the means differ.
/// </remarks>
internal sealed class GaussianProcess
{
    /// <summary>In units of the scale.</summary>
    private const double MostNoise = 1e4;

    private readonly Samples _points;
    private readonly Hyperparameters _parameters;
    private readonly double[] _weights;
    private readonly Cholesky _factor;
    private readonly double[][] _alphas;

    /// <summary>Of samples alone.</summary>
    internal GaussianProcess(Samples samples, Hyperparameters parameters)
        : this(samples, parameters, [], [[]])
    {
    }

    /// <summary>Of samples and of points that are not known yet.</summary>
    /// <param name="samples">What is known.</param>
    /// <param name="parameters">The hyperparameters; the noise is raised where the matrix of covariances is not positive definite without.</param>
    /// <param name="unknown">The points that are not known.</param>
    /// <param name="normals">For each fantasy a standard normal number per unknown point.</param>
    internal GaussianProcess(Samples samples, Hyperparameters parameters, IReadOnlyList<double[]> unknown, IReadOnlyList<double[]> normals)
    {
        _points = samples.With(unknown);
        (_factor, _parameters) = Factor(_points, parameters);
        _weights = _parameters.Weights;
        double[][] whitened = [.. normals.Select(n => Whiten(samples.Targets, n))];
        _alphas = [.. whitened.Select(Alpha)];
        MeansAtPoints = [.. _alphas.Select((alpha, s) => Means(whitened[s], alpha))];
    }

    /// <summary>How many points, known or made up.</summary>
    internal int Count => _points.Count;

    /// <summary>The points, known or made up.</summary>
    internal IReadOnlyList<double[]> Points => _points.Points;

    /// <summary>How many fantasies; 1 where everything is known.</summary>
    internal int Fantasies => _alphas.Length;

    /// <summary>Of each fantasy, the means without noise at the points themselves.</summary>
    internal double[][] MeansAtPoints { get; }

    /// <summary>Looks at a point.</summary>
    internal void Predict(ReadOnlySpan<double> point, Prediction prediction)
    {
        double[] kernel = prediction.Whitened, slopes = prediction.Slopes;
        double scale = _parameters.Scale;
        _points.SquaredDistances(point, _weights, kernel);
        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] = scale * MaternKernel.Of(kernel[i], out double slope);
            slopes[i] = scale * slope;
        }

        for (int s = 0; s < _alphas.Length; s++)
            prediction.Means[s] = Rows.Dot(kernel, _alphas[s]);
        _factor.SolveLower(kernel);
        // At a sample without noise rounding leaves about this much.
        prediction.Variance = Math.Max(scale - Rows.Dot(kernel, kernel), 1e-14 * scale);
    }

    /// <summary>The gradient of a function of the means and the variance, at the point last looked at.</summary>
    /// <param name="point">The point.</param>
    /// <param name="prediction">What was seen there. Its rows are used up.</param>
    /// <param name="byMeans">The derivative by the mean of each fantasy.</param>
    /// <param name="byVariance">The derivative by the variance.</param>
    /// <param name="gradient">To be filled; 0 for choices.</param>
    internal void Gradient(ReadOnlySpan<double> point, Prediction prediction, ReadOnlySpan<double> byMeans, double byVariance, Span<double> gradient)
    {
        double[] factors = prediction.Whitened;
        _factor.SolveUpper(factors);
        for (int i = 0; i < factors.Length; i++)
            factors[i] *= -2 * byVariance;
        for (int s = 0; s < _alphas.Length; s++)
            Rows.Add(factors, byMeans[s], _alphas[s]);
        for (int i = 0; i < factors.Length; i++)
            factors[i] *= prediction.Slopes[i];
        for (int d = 0; d < gradient.Length; d++)
            gradient[d] = _points.IsChoice(d) ? 0 : 2 * _weights[d] * _points.SumOfDifferences(d, point[d], factors);
    }

    /// <summary>The factor of the covariances, with the noise raised as far as that takes: rounding may be more than the noise.</summary>
    private static (Cholesky Factor, Hyperparameters Parameters) Factor(Samples points, Hyperparameters parameters)
    {
        for (; parameters.Noise <= MostNoise * parameters.Scale; parameters = parameters with { LogNoise = parameters.LogNoise + Math.Log(10) })
        {
            if (Cholesky.Of(Covariances(points, parameters), points.Count) is { } factor)
                return (factor, parameters);
        }

        throw new InvalidOperationException($"no factor of {points.Count} covariances with noise of {parameters.Noise}: a point is no number.");
    }

    private static double[] Covariances(Samples points, Hyperparameters parameters)
    {
        int n = points.Count;
        double[] matrix = new double[n * n], weights = parameters.Weights;
        double scale = parameters.Scale;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = matrix.AsSpan(i * n, i);
            points.SquaredDistances(points.Points[i], weights, row);
            foreach (ref double entry in row)
                entry = scale * MaternKernel.Of(entry, out _);
            matrix[(i * n) + i] = scale + parameters.Noise;
        }

        return matrix;
    }

    /// <summary>The numbers of the points in units in which they are independent and standard normal: those made up are given so.</summary>
    private double[] Whiten(double[] targets, double[] normals)
    {
        double[] whitened = [.. targets, .. normals];
        for (int i = 0; i < targets.Length; i++)
        {
            ReadOnlySpan<double> row = _factor.Row(i);
            whitened[i] = (whitened[i] - Rows.Dot(row[..i], whitened.AsSpan(0, i))) / row[i];
        }

        return whitened;
    }

    private double[] Alpha(double[] whitened)
    {
        double[] alpha = [.. whitened];
        _factor.SolveUpper(alpha);
        return alpha;
    }

    /// <summary>K alpha without the noise on the diagonal: the numbers less noise times alpha.</summary>
    private double[] Means(double[] whitened, double[] alpha)
    {
        double[] means = new double[Count];
        for (int i = 0; i < means.Length; i++)
            means[i] = Rows.Dot(_factor.Row(i), whitened.AsSpan(0, i + 1)) - (_parameters.Noise * alpha[i]);
        return means;
    }
}
