namespace Lossworks.Data;

/// <summary>Remembers where the rows of a table come from, through batches and subsets, so that a message can name the line of the file.</summary>
internal sealed record RowOrigin(RowLocator Locator, long First, int[]? Picked)
{
    public static RowOrigin Memory { get; } = new(RowLocator.Rows, 0, null);

    public long LineOf(int row) => Locator.LineOf(First + (Picked is null ? row : Picked[row]));

    public RowOrigin Select(ReadOnlySpan<int> rows)
    {
        var picked = new int[rows.Length];
        for (int index = 0; index < picked.Length; index++) picked[index] = Picked is null ? rows[index] : Picked[rows[index]];
        return this with { Picked = picked };
    }
}
