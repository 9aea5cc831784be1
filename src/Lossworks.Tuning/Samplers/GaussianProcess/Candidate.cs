namespace Lossworks.Tuning;

/// <summary>A point that may be tried next.</summary>
/// <param name="Configuration">What would be tried.</param>
/// <param name="Units">Its coordinates from 0 to 1, those of parameters that do not exist included.</param>
/// <param name="Point">Its coordinates for the kernel.</param>
/// <param name="Value">What is to be hoped for.</param>
internal sealed record Candidate(Configuration Configuration, double[] Units, double[] Point, double Value)
{
    /// <summary>The largest difference in a coordinate.</summary>
    internal double Distance(Candidate other)
    {
        double most = 0;
        for (int i = 0; i < Point.Length; i++)
            most = Math.Max(most, Math.Abs(Point[i] - other.Point[i]));
        return most;
    }
}
