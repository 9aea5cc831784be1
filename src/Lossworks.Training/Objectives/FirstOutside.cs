namespace Lossworks.Training;

/// <summary>The first target outside the domain of a loss, and whether any row is skipped.</summary>
internal sealed class FirstOutside(Loss loss, RowStore store) : Tally
{
    /// <summary>What is wrong, if anything.</summary>
    internal string? Complaint { get; private set; }

    /// <summary>Whether any row has a class that the loss skips.</summary>
    internal bool Skips { get; private set; }

    internal override void Add(in RowBlock block, long start)
    {
        for (int i = 0; Complaint is null && i < block.Targets.Length; i++)
        {
            if (!loss.Target.Allows(block.Targets[i]))
                Complaint = $"{loss.Card.Name}: the target of row {start + (i / store.TargetColumns)} is {block.Targets[i]}, outside its domain ({loss.Target.Describe()}).";
        }

        for (int i = 0; i < block.Classes.Length; i++)
        {
            bool skipped = loss.Skips(block.Classes[i]);
            Skips |= skipped;
            if (block.Classes[i] < 0 && !skipped)
                Complaint ??= $"row {start + i} has class {block.Classes[i]}, but classes count from 0 and {loss} does not skip it.";
        }
    }

    internal override void Merge(Tally later)
    {
        Complaint ??= ((FirstOutside)later).Complaint;
        Skips |= ((FirstOutside)later).Skips;
    }

    internal override void Reset() => (Complaint, Skips) = (null, false);
}
