namespace Lossworks.Data;

/// <summary>What is subtracted from features, and what they are then divided by.</summary>
/// <param name="Center">One per feature; 0 where nothing is subtracted.</param>
/// <param name="Scale">One per feature; 1 where nothing is divided.</param>
/// <param name="First">The first feature that is meant.</param>
internal readonly record struct Standardization(IReadOnlyList<double> Center, IReadOnlyList<double> Scale, int First)
{
    /// <summary>Standardizes so many features that lie side by side, row after row.</summary>
    public void Apply(double[] values, int features)
    {
        for (int feature = 0; feature < features; feature++)
        {
            (double center, double scale) = (Center[First + feature], Scale[First + feature]);
            if (center == 0 && scale == 1) continue;
            for (int index = feature; index < values.Length; index += features) values[index] = (values[index] - center) / scale;
        }
    }
}
