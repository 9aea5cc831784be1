namespace Lossworks;

/// <summary>
/// A row loss that draws something at random, from a seed and the index of the row: the same call gives the same bits, but a row that moves may cost
/// something else.
/// </summary>
public interface IDrawsByRow
{
    /// <summary>Whether anything is left to chance with these parameters.</summary>
    bool Draws { get; }
}
