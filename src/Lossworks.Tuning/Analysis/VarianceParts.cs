namespace Lossworks.Tuning;

/// <summary>The variance of a tree over the space, taken apart: which part of it each parameter explains alone, and each pair beyond that.</summary>
/// <remarks>
/// Algorithm 2 of Hutter et al. (2014). The mean of a tree over all parameters but one or two is constant on the cells between the cuts of its leaves; every
/// leaf
/// adds to the cells it covers, by differences at its corners, so that a leaf costs as much as its corners and not as its cells.
/// </remarks>
internal sealed class VarianceParts
{
    private VarianceParts(bool hasVariance, double[] alone, double[,] together) => (HasVariance, Alone, Together) = (hasVariance, alone, together);

    /// <summary>Whether there is anything to take apart.</summary>
    internal bool HasVariance { get; }

    /// <summary>Of each parameter, from 0 to 1.</summary>
    internal double[] Alone { get; }

    /// <summary>Of each pair, first the one that stands first, from 0 to 1.</summary>
    internal double[,] Together { get; }

    internal static VarianceParts Of(SearchSpace space, IReadOnlyList<Leaf> leaves)
    {
        int count = space.Parameters.Length;
        double[] weights = [.. leaves.Select(leaf => Enumerable.Range(0, count).Aggregate(1.0, (product, place) => product * leaf.Region.Size(place)))];
        double mean = leaves.Select((leaf, i) => weights[i] * leaf.Value).Sum();
        double whole = leaves.Select((leaf, i) => weights[i] * (leaf.Value - mean) * (leaf.Value - mean)).Sum();
        double[] alone = new double[count];
        double[,] together = new double[count, count];
        if (!(whole > 1e-20))
            return new(false, alone, together);
        double[] masses = [.. leaves.Select((leaf, i) => weights[i] * (leaf.Value - mean))];
        Cells[] cells = [.. Enumerable.Range(0, count).Select(place => Cells.Of(place, leaves))];
        Cells one = Cells.One(leaves.Count);
        for (int second = 0; second < count; second++)
        {
            alone[second] = Variance(cells[second], one, masses) / whole;
            for (int first = 0; first < second; first++)
                together[first, second] = Math.Max(0, (Variance(cells[first], cells[second], masses) / whole) - alone[first] - alone[second]);
        }

        return new(true, alone, together);
    }

    /// <summary>Of the mean over all other parameters; the mean over all is 0.</summary>
    private static double Variance(Cells first, Cells second, double[] masses)
    {
        if (first.Sizes.Length == 1 && second.Sizes.Length == 1)
            return 0;
        double[,] heights = new double[first.Sizes.Length + 1, second.Sizes.Length + 1];
        for (int leaf = 0; leaf < masses.Length; leaf++)
        {
            double height = masses[leaf] / first.Covered[leaf] / second.Covered[leaf];
            foreach ((int left, int right) in first.Spans[leaf])
            {
                foreach ((int bottom, int top) in second.Spans[leaf])
                {
                    heights[left, bottom] += height;
                    heights[left, top] -= height;
                    heights[right, bottom] -= height;
                    heights[right, top] += height;
                }
            }
        }

        return Squares(heights, first.Sizes, second.Sizes);
    }

    /// <summary>Sums the differences up to heights, and their squares by the size of the cells.</summary>
    private static double Squares(double[,] heights, double[] rows, double[] columns)
    {
        double sum = 0;
        double[] above = new double[columns.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            double along = 0;
            for (int column = 0; column < columns.Length; column++)
            {
                along += heights[row, column];
                above[column] += along;
                sum += rows[row] * columns[column] * above[column] * above[column];
            }
        }

        return sum;
    }
}
