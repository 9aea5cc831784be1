using Lossworks.Advice.Comparing;
using Lossworks.Advice.Metrics;
using Lossworks.Data;

namespace Lossworks.Advice.Looking;

/// <summary>What every deeper look starts from.</summary>
internal sealed record LookContext(Problem Problem, Folds Folds, FoldTruths Truths, IReadOnlyList<TopLoss> Top, ulong Seed, SideBySide Side)
{
    /// <summary>What really happened in the rows that are judged.</summary>
    internal Truth Truth => Truths.All;

    internal TopLoss Take => Top[0];

    internal TopLoss? Habit => Top.FirstOrDefault(t => t.Role.HasFlag(LossRole.Habit));

    /// <summary>The fold on which losses are trained once more: of the first repeat that with most rows to learn from, which over time is the last.</summary>
    internal Fold Fold => Folds.Where(f => f.Repeat == 0).MaxBy(f => f.Train.Length)!;
}
