namespace Lossworks.Tuning;

/// <summary>What a Gaussian process says of one point, and the room it needs for that.</summary>
/// <param name="process">Of which process.</param>
internal sealed class Prediction(GaussianProcess process)
{
    /// <summary>The mean of each fantasy, without noise.</summary>
    internal double[] Means { get; } = new double[process.Fantasies];

    /// <summary>The variance, without noise.</summary>
    internal double Variance { get; set; }

    /// <summary>The covariances with the points, in units in which the numbers of the points are independent.</summary>
    internal double[] Whitened { get; } = new double[process.Count];

    /// <summary>The derivatives of the covariances by the squared distances.</summary>
    internal double[] Slopes { get; } = new double[process.Count];
}
