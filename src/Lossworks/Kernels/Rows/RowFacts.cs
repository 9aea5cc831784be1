using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>What the row loop must know of a loss beside its formula; asked once, not per row.</summary>
internal readonly record struct RowFacts
{
    /// <summary>The class index whose rows are skipped, if any.</summary>
    internal int? IgnoreIndex { get; init; }

    /// <summary>One weight per class, or none.</summary>
    internal NumberList ClassWeights { get; private init; }

    /// <summary>Whether the mean divides by class weights as well.</summary>
    internal bool DividesByClassWeights { get; private init; }

    /// <summary>What the loss says about its columns, if anything.</summary>
    internal IHasColumns? Layout { get; private init; }

    internal static RowFacts Of<L>(L loss)
        where L : struct, ILoss
        => new()
        {
            IgnoreIndex = (loss as IIgnoresClass)?.IgnoreIndex,
            ClassWeights = (loss as IHasClassWeights)?.ClassWeights ?? NumberList.None,
            DividesByClassWeights = loss is IDividesByClassWeights,
            Layout = loss as IHasColumns,
        };

    /// <summary>How many classes so many columns stand for.</summary>
    internal int ClassCount(int columns) => Layout?.ClassCount(columns) ?? columns;

    /// <summary>Every class that is not ignored must be one of those that the columns stand for.</summary>
    internal void CheckClasses<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int classes = ClassCount(batch.Columns);
        ReadOnlySpan<int> given = batch.Classes;
        if (!given.ContainsAnyExceptInRange(0, classes - 1))
            return;
        for (int row = 0; row < given.Length; row++)
        {
            if ((uint)given[row] >= (uint)classes && given[row] != IgnoreIndex)
                throw new LossException($"row {row} has class {given[row]}, but there are {classes} classes: they count from 0 to {classes - 1}.");
        }
    }

    internal bool Ignores<S>(in LossBatch<S> batch, int row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.HasClasses && batch.Classes[row] == IgnoreIndex;

    /// <summary>What a row counts in the divisor of the mean.</summary>
    internal double ShareOf<S>(in LossBatch<S> batch, int row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.HasClasses && DividesByClassWeights ? ParameterCards.WeightOf(ClassWeights, batch.Classes[row]) : 1;
}
