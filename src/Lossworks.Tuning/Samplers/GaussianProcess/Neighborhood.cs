namespace Lossworks.Tuning;

/// <summary>The points that differ from one by no more than a distance in any number, and in no choice.</summary>
/// <param name="Center">The point.</param>
/// <param name="IsChoice">Of each coordinate, whether two of its values are only equal or not.</param>
/// <param name="Radius">The distance, in coordinates from 0 to 1.</param>
internal sealed record Neighborhood(double[] Center, bool[] IsChoice, double Radius)
{
    internal bool Contains(ReadOnlySpan<double> point)
    {
        for (int d = 0; d < Center.Length; d++)
        {
            if (MaternKernel.Squared(point[d], Center[d], IsChoice[d]) > Radius * Radius)
                return false;
        }

        return true;
    }
}
