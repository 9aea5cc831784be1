namespace Lossworks.Tuning;

/// <summary>How success and failure are told to a Gaussian process: far from all trials its mean is 0, so what is not known is taken to succeed.</summary>
internal static class FailureScale
{
    internal const double Success = 0;

    internal const double Failure = 2;

    /// <summary>Above this, a trial fails.</summary>
    internal const double Border = 1;
}
