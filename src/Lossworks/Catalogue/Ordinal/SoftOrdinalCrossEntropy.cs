using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy against labels that are softened along the order: neighbors of the right class get a share of the truth.</summary>
/// <remarks>
///   sum_k t_k (LSE(z) - z_k), t = softmax(-phi), phi_k = |k - y| or (k - y)^2.
///   Diaz and Marathe (2019), doi:10.1109/CVPR.2019.00487
/// </remarks>
public readonly record struct SoftOrdinalCrossEntropy : IRowLoss
{
    /// <summary>distance = absolute.</summary>
    public SoftOrdinalCrossEntropy()
        : this(OrdinalDistance.Absolute)
    {
    }

    /// <summary>distance: how far apart two classes are taken to be.</summary>
    public SoftOrdinalCrossEntropy(OrdinalDistance distance) => Distance = distance;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("soft-ordinal-cross-entropy")
    {
        Aliases = ["sord"],
        Summary = "Cross-entropy against labels that are softened along the order: neighbors of the right class get a share of the truth.",
        Formula = "sum_k t_k (LSE(z) - z_k), t = softmax(-phi), phi_k = |k - y| or (k - y)^2",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCard.Choice("distance", new SoftOrdinalCrossEntropy().Distance, "how far apart two classes are taken to be")],
        UseWhen = "A network for classes is at hand, the classes have an order, and only the labels should change.",
        AvoidWhen = "You need the true probabilities: the answer is as soft as the labels, however clear the case.",
        References = ["Diaz and Marathe (2019), doi:10.1109/CVPR.2019.00487"],
        Notes =
            "The least value is the entropy of the softened label, not 0. For another scale of the distance make the shares yourself and "
            + "use softmax-cross-entropy.",
    };

    /// <summary>How far apart two classes are taken to be.</summary>
    public OrdinalDistance Distance { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, NonNegative = true, Lipschitz = Math.Sqrt(2), Smooth = 0.25 };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CrossEntropyRow.Of(new Softened(target.Label, scores.Length, Distance), 1, scores, gradient, hessian);

    /// <summary>The shares t.</summary>
    private readonly struct Softened : IShares
    {
        private readonly int _label;
        private readonly OrdinalDistance _distance;
        private readonly double _sum;

        internal Softened(int label, int classes, OrdinalDistance distance)
        {
            (_label, _distance) = (label, distance);
            for (int k = 0; k < classes; k++)
                _sum += Nearness(k);
        }

        public double this[int k] => Nearness(k) / _sum;

        private double Nearness(int k)
        {
            double steps = Math.Abs(k - _label);
            return Math.Exp(_distance == OrdinalDistance.Absolute ? -steps : -(steps * steps));
        }
    }
}
