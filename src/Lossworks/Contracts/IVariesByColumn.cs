namespace Lossworks;

/// <summary>A loss of single numbers whose formula may differ from column to column: one weight per label, say.</summary>
/// <typeparam name="L">The loss itself.</typeparam>
public interface IVariesByColumn<L>
    where L : struct
{
    /// <summary>How many columns have a formula of their own; null or 1 where one formula serves all.</summary>
    int? ColumnCount { get; }

    /// <summary>The loss of one column, which is the same for all numbers.</summary>
    L AtColumn(int column);
}
