namespace Lossworks;

/// <summary>A loss with a condition that spans the numbers of a row: shares that add up to 1, a positive diagonal.</summary>
public interface IRestrictsRows
{
    /// <summary>What is wrong with a row and what it should be; null where nothing is.</summary>
    /// <param name="predictions">Those of one row.</param>
    /// <param name="targets">Those of the same row; empty where a class is given.</param>
    string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
}
