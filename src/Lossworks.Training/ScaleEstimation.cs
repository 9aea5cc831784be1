namespace Lossworks.Training;

/// <summary>Whether residuals are divided by a robust scale that is estimated as the fit proceeds.</summary>
public enum ScaleEstimation
{
    /// <summary>Residuals as they are.</summary>
    None,

    /// <summary>The median of |residual| over 0.6745, which for normal errors is their standard deviation (Hampel 1974, doi:10.1080/01621459.1974.10482962).</summary>
    Mad,
}
