using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Cross-entropy of several classes that fades for rows already answered well, so that many easy rows do not drown the few hard ones.</summary>
/// <remarks>
///   alpha sum_k t_k (1 - s_k)^gamma (-log s_k), s = softmax(z).
///   Lin, Goyal, Girshick, He and Dollar (2017), doi:10.1109/ICCV.2017.324, arXiv:1708.02002
/// </remarks>
public readonly record struct SoftmaxFocal : IRowLoss, ISoftmaxLoss
{
    /// <summary>alpha = none, gamma = 2.</summary>
    public SoftmaxFocal()
        : this(null)
    {
    }

    /// <summary>
    /// alpha: what the whole loss is multiplied by, at least 0, or null for 1; gamma: how fast well-answered rows fade, at least 0; 0 is plain
    /// cross-entropy.
    /// </summary>
    public SoftmaxFocal(double? alpha, double gamma = 2)
    {
        Alpha = alpha is { } given ? Interval.NonNegative.Require(given, nameof(alpha)) : null;
        Gamma = Interval.NonNegative.Require(gamma);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("softmax-focal")
    {
        Aliases = ["categorical-focal"],
        Summary = "Cross-entropy of several classes that fades for rows already answered well, so that many easy rows do not drown the few hard ones.",
        Formula = "alpha sum_k t_k (1 - s_k)^gamma (-log s_k), s = softmax(z)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.NumberOrNone("alpha", new SoftmaxFocal().Alpha, Interval.NonNegative, "what the whole loss is multiplied by; none is 1"),
            ParameterCard.Number("gamma", new SoftmaxFocal().Gamma, Interval.NonNegative, "how fast well-answered rows fade; 0 is plain cross-entropy"),
        ],
        UseWhen = "Easy rows of the common classes dominate the sum.",
        AvoidWhen = "You want calibrated probabilities without recalibrating: it is not proper for gamma > 0.",
        Elsewhere =
        [
            Counterpart.Keras("CategoricalFocalCrossentropy", "alpha = 0.25 unless changed; takes probabilities, divided by their sum and clipped at 1e-7"),
            Counterpart.Other("MONAI FocalLoss (use_softmax)", "alpha multiplies the other classes and 1 - alpha the first; none by default"),
            Counterpart.Other("kornia focal_loss", "alpha multiplies the other classes and 1 - alpha the first"),
        ],
        References =
        [
            "Lin, Goyal, Girshick, He and Dollar (2017), doi:10.1109/ICCV.2017.324, arXiv:1708.02002",
            "Charoenphakdee, Vongkulbhisal, Chairatanakul and Sugiyama (2021), arXiv:2011.09172",
        ],
        Notes = "Shares are used as given: they need not add up to 1.",
    };

    /// <summary>What the whole loss is multiplied by; null is 1.</summary>
    public double? Alpha { get; }

    /// <summary>How fast well-answered rows fade; 0 is plain cross-entropy.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Gamma == 0,
        Lipschitz = Gamma == 0 ? Math.Sqrt(2) * (Alpha ?? 1) : null,
        Smooth = Gamma == 0 ? 0.25 * (Alpha ?? 1) : null,
        NonNegative = true,
        StrictlyProper = Gamma == 0 && Alpha != 0,
        ClassificationCalibrated = Alpha != 0,
        Elicits = Gamma == 0 && Alpha != 0 ? Functional.ClassProbabilities : null,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new Focal(Alpha ?? 1, Gamma), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SurpriseRow.Of(new Focal(Alpha ?? 1, Gamma), scores, target, gradient, hessian);

    private readonly struct Focal(double alpha, double gamma) : ISurpriseFormula
    {
        public T Of<T>(T u)
            where T : struct, IReal<T>
        {
            // A surprise of 0 stands for one below the smallest number; where the curvature is infinite there, the square of 1 - s_y, also 0, outweighs it.
            T loss = T.Apply(new FocalSurprise(gamma), u);
            return alpha * (gamma == 0 ? loss : T.IfAtMost(u, 0, T.Const(0), loss));
        }
    }
}
