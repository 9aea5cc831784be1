namespace Lossworks.Tuning;

/// <summary>Where a tree parts a region in two.</summary>
/// <param name="Place">By which parameter.</param>
/// <param name="At">A number: below this coordinate or above.</param>
/// <param name="First">A choice: which ones are in the first part; null for a number.</param>
/// <param name="Gain">How much smaller the sum of squares is afterwards.</param>
internal sealed record Split(int Place, double At, bool[]? First, double Gain)
{
    internal bool IsFirst(double[] unit) => First is null ? unit[Place] < At : First[(int)(unit[Place] * First.Length)];

    internal (Region First, Region Second) Part(Region region) => First is null
        ? (region.Cut(Place, At, below: true), region.Cut(Place, At, below: false))
        : (region.Keep(Place, First), region.Keep(Place, First.Select(f => !f)));
}
