namespace Lossworks;

/// <summary>
/// A loss of rows or of several outputs that, by definition, holds a part of itself constant when it is differentiated. Its gradient is that of the
/// frozen value, not of the value, and is checked as such.
/// </summary>
public interface IStopsGradient
{
    /// <summary>The value of one row, with the constant part taken where the gradient is.</summary>
    /// <param name="predictions">What varies.</param>
    /// <param name="origin">Where the gradient is: with the same numbers as <paramref name="predictions"/> the value itself.</param>
    /// <param name="target">The truth of the row.</param>
    double Frozen(ReadOnlySpan<double> predictions, ReadOnlySpan<double> origin, RowTarget<double> target);
}
