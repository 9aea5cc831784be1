using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy of foreground and background in which only the background fades where it is answered well.</summary>
/// <remarks>
///   y = 0: (1 - delta) (1 - p_0)^gamma (-log p_0); y = 1: delta (-log p_1).  Probabilities are used as given.
///   Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026
/// </remarks>
public readonly record struct AsymmetricFocalCrossEntropy : IRowLoss, IHasColumns
{
    /// <summary>delta = 0.7, gamma = 2.</summary>
    public AsymmetricFocalCrossEntropy()
        : this(AsymmetricFocal.Delta)
    {
    }

    /// <summary>delta: weight of the foreground, between 0 and 1; gamma: how fast the background fades that is answered well, at least 0.</summary>
    public AsymmetricFocalCrossEntropy(double delta, double gamma = 2)
    {
        Delta = Interval.Unit.Require(delta);
        Gamma = Interval.NonNegative.Require(gamma);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("asymmetric-focal-cross-entropy")
    {
        Summary = "Cross-entropy of foreground and background in which only the background fades where it is answered well.",
        Formula = "y = 0: (1 - delta) (1 - p_0)^gamma (-log p_0); y = 1: delta (-log p_1)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [AsymmetricFocal.Probabilities],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            AsymmetricFocal.DeltaCard(),
            ParameterCard.Number(
                "gamma", new AsymmetricFocalCrossEntropy().Gamma, Interval.NonNegative,
                "how fast background fades that is answered well; 0 not at all"),
        ],
        UseWhen = "A small foreground must be found before a large background, as in medical images, and every found point of it goes on counting.",
        AvoidWhen = "You train on logits: use binary-focal, which keeps its digits near 0 and 1.",
        Elsewhere = [Counterpart.Other("MONAI AsymmetricFocalLoss", "keeps probabilities 1e-7 away from 0 and 1")],
        References = ["Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026, arXiv:2102.04525"],
        Notes = "The two probabilities of a row need not add up to 1: only that of the right one counts. Where it is 0 the value is Infinity.",
    };

    /// <summary>Weight of the foreground against 1 - delta of the background.</summary>
    public double Delta { get; }

    /// <summary>How fast background fades that is answered well.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public int? Columns => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        StrictlyProper = Delta == 0.5 && Gamma == 0,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int y = target.Label;
        Expansion<double> loss = new AsymmetricFocal(Delta, Gamma).CrossEntropy(double.CreateTruncating(scores[y]), y);
        gradient.Clear();
        hessian.Clear();
        gradient.Put(y, loss.First);
        hessian.Put(y, loss.Second);
        return loss.Value;
    }
}
