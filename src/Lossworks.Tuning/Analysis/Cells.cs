namespace Lossworks.Tuning;

/// <summary>One parameter cut wherever a leaf of a tree ends.</summary>
/// <param name="Sizes">Of the cells, in sum 1.</param>
/// <param name="Spans">For each leaf, the runs of cells it covers: the first, and the one behind the last.</param>
/// <param name="Covered">For each leaf, the size of the cells it covers.</param>
internal sealed record Cells(double[] Sizes, (int From, int To)[][] Spans, double[] Covered)
{
    /// <summary>A single cell that every leaf covers.</summary>
    internal static Cells One(int leaves) => new([1], [.. Enumerable.Repeat(new[] { (0, 1) }, leaves)], [.. Enumerable.Repeat(1.0, leaves)]);

    internal static Cells Of(int place, IReadOnlyList<Leaf> leaves)
    {
        double[] covered = [.. leaves.Select(leaf => leaf.Region.Size(place))];
        return leaves[0].Region.IsChoice(place) ? OfChoices(place, leaves, covered) : OfNumbers(place, leaves, covered);
    }

    private static Cells OfNumbers(int place, IReadOnlyList<Leaf> leaves, double[] covered)
    {
        double[] cuts = [.. leaves.Select(leaf => leaf.Region.Interval(place).Low).Append(1).Distinct().Order()];
        return new(
            [.. cuts.Zip(cuts.Skip(1), (low, high) => high - low)],
            [.. leaves.Select(leaf => leaf.Region.Interval(place)).Select(i => new[] { (Array.BinarySearch(cuts, i.Low), Array.BinarySearch(cuts, i.High)) })],
            covered);
    }

    private static Cells OfChoices(int place, IReadOnlyList<Leaf> leaves, double[] covered)
    {
        int count = leaves[0].Region.Choices(place).Length;
        return new(
            [.. Enumerable.Repeat(1.0 / count, count)],
            [.. leaves.Select(leaf => Enumerable.Range(0, count).Where(c => leaf.Region.Choices(place)[c]).Select(c => (c, c + 1)).ToArray())],
            covered);
    }
}
