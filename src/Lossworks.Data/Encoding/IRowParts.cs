namespace Lossworks.Data;

/// <summary>The features of one column, row by row, those alone that are not 0.</summary>
internal interface IRowParts
{
    /// <summary>Adds those of a row, ascending.</summary>
    /// <param name="row">The row.</param>
    /// <param name="to">Where to.</param>
    /// <param name="first">The number of the first feature of the column.</param>
    void Add(int row, SparseBuilder to, int first);
}
