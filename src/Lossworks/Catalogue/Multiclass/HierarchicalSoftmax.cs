using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The class is the end of a path of yes/no turns through a tree: one logistic regression for each turn.</summary>
/// <remarks>
///   sum over nodes with d != 0 of softplus(-d z), d = +1 or -1 the turn taken, 0 padding.
///   Morin and Bengio (2005), AISTATS; Mikolov, Sutskever, Chen, Corrado and Dean (2013), arXiv:1310.4546
/// </remarks>
public readonly record struct HierarchicalSoftmax : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("hierarchical-softmax")
    {
        Summary = "The class is the end of a path of yes/no turns through a tree: one logistic regression for each turn.",
        Formula = "sum over nodes with d != 0 of softplus(-d z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Scores],
        Target = new Argument("direction, or 0 for padding", new Interval(-1, 1)) { Only = [-1, 0, 1], PerRow = TargetCount.LikePredictions },
        UseWhen = "There are very many classes and a tree of them, such as a Huffman tree of word counts: a row costs the length of its path.",
        AvoidWhen = "The tree would be arbitrary: classes that it puts far apart are then hard to confuse, and near ones hard to tell.",
        References =
        [
            "Morin and Bengio (2005), Hierarchical probabilistic neural network language model, AISTATS",
            "Mikolov, Sutskever, Chen, Corrado and Dean (2013), arXiv:1310.4546",
        ],
        Notes = "Node logits are those along the path to the right class; padding has loss, gradient and Hessian 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Smooth = 0.25,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        gradient.Clear();
        hessian.Clear();
        double value = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            if (target[k] != 0)
                value += SeparableRow.Column(default(Turn), scores, k, target[k], 1, gradient, hessian);
        }

        return value;
    }

    private readonly struct Turn : IColumnFormula
    {
        public T Of<T, C>(T z, C d)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Softplus(-d * z);
    }
}
