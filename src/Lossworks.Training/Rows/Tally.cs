namespace Lossworks.Training;

/// <summary>What a pass over the rows adds up. Each chunk of rows has a tally of its own; they are merged in the order of the rows.</summary>
internal abstract class Tally
{
    /// <summary>Counts the rows of a block.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="start">The number of the first.</param>
    internal abstract void Add(in RowBlock block, long start);

    /// <summary>Takes over what a tally of later rows has counted.</summary>
    internal abstract void Merge(Tally later);

    /// <summary>Forgets everything, to count other rows.</summary>
    internal abstract void Reset();
}
