namespace Lossworks.Tuning;

/// <summary>How well hyperparameters explain samples: the logarithm of the marginal likelihood, with its derivatives.</summary>
/// <remarks>Rasmussen and Williams (2006), equations 2.30 and 5.9. The mean is 0.</remarks>
internal sealed class MarginalLikelihood(Samples samples)
{
    private readonly double[] _kernel = new double[samples.Count * samples.Count];
    private readonly double[] _slopes = new double[samples.Count * samples.Count];

    /// <summary>The logarithm of the likelihood; NaN where the matrix of covariances cannot be factored.</summary>
    /// <param name="parameters">Where.</param>
    /// <param name="gradient">Its derivatives by the logarithms: of the lengths, of the scale, of the noise.</param>
    internal double Of(Hyperparameters parameters, Span<double> gradient)
    {
        int n = samples.Count, d = samples.Dimensions;
        gradient.Clear();
        if (Cholesky.Of(Covariances(parameters), n) is not { } factor)
            return double.NaN;
        double[] alpha = [.. samples.Targets];
        factor.SolveLower(alpha);
        double fit = Rows.Dot(alpha, alpha);
        factor.SolveUpper(alpha);
        Differentiate(factor.Inverse(), alpha, parameters, gradient);
        return (-0.5 * fit) - factor.LogDeterminantOfFactor() - (0.5 * n * Math.Log(2 * Math.PI));
    }

    private double[] Covariances(Hyperparameters parameters)
    {
        int n = samples.Count;
        double scale = parameters.Scale, noise = parameters.Noise;
        double[] weights = parameters.Weights, distances = new double[n], matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            samples.SquaredDistances(samples.Points[i], weights, distances.AsSpan(0, i));
            for (int j = 0; j < i; j++)
                matrix[(i * n) + j] = _kernel[(i * n) + j] = scale * MaternKernel.Of(distances[j], out _slopes[(i * n) + j]);
            matrix[(i * n) + i] = scale + noise;
        }

        return matrix;
    }

    /// <summary>Each derivative is half the trace of (alpha alpha' - K^-1) times that of K.</summary>
    private void Differentiate(double[] inverse, double[] alpha, Hyperparameters parameters, Span<double> gradient)
    {
        int n = samples.Count, d = samples.Dimensions;
        double byScale = 0, byNoise = 0;
        double[] factors = new double[n];
        Span<double> byLengths = gradient[..d];
        for (int i = 0; i < n; i++)
        {
            int row = i * n;
            for (int j = 0; j < i; j++)
            {
                double weight = (alpha[i] * alpha[j]) - inverse[row + j];
                byScale += weight * _kernel[row + j];
                factors[j] = weight * _slopes[row + j];
            }

            double diagonal = 0.5 * ((alpha[i] * alpha[i]) - inverse[row + i]);
            byScale += diagonal * parameters.Scale;
            byNoise += diagonal * parameters.Noise;
            samples.AddSquaredDifferences(samples.Points[i], factors.AsSpan(0, i), byLengths);
        }

        double[] weights = parameters.Weights;
        for (int k = 0; k < d; k++)
            byLengths[k] *= -2 * weights[k] * parameters.Scale;
        (gradient[d], gradient[d + 1]) = (byScale, byNoise);
    }
}
