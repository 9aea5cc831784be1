namespace Lossworks.Training;

/// <summary>The first target outside the domain of a loss.</summary>
internal sealed class FirstOutside(Loss loss, RowStore store) : Tally
{
    /// <summary>What is wrong, if anything.</summary>
    internal string? Complaint { get; private set; }

    internal override void Add(in RowBlock block, long start)
    {
        for (int i = 0; Complaint is null && i < block.Targets.Length; i++)
        {
            if (!loss.Target.Allows(block.Targets[i]))
                Complaint = $"{loss.Card.Name}: the target of row {start + (i / store.TargetColumns)} is {block.Targets[i]}, outside its domain ({loss.Target.Describe()}).";
        }

        int negative = loss.AddsUpOverRows ? block.Classes.IndexOfAnyInRange(int.MinValue, -1) : -1;
        if (negative >= 0)
            Complaint ??= $"row {start + negative} has class {block.Classes[negative]}, but classes count from 0: {loss.Card.Name} ignores none.";
    }

    internal override void Merge(Tally later) => Complaint ??= ((FirstOutside)later).Complaint;

    internal override void Reset() => Complaint = null;
}
