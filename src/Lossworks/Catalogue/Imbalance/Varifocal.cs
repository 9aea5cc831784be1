using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Log loss for graded answers in which zeros fade once they are answered well, and high grades weigh more than low ones.</summary>
/// <remarks>
///   t &gt; 0: t (softplus(z) - t z); t = 0: alpha p^gamma softplus(z), p = sigmoid(z), differentiated fully.
///   Zhang, Wang, Dayoub and Suenderhauf (2021), arXiv:2008.13367
/// </remarks>
public readonly record struct Varifocal : IPointwiseLoss
{
    /// <summary>alpha = 0.75, gamma = 2.</summary>
    public Varifocal()
        : this(0.75)
    {
    }

    /// <summary>alpha: what zeros weigh, at least 0; gamma: how fast zeros fade that are answered well, at least 0.</summary>
    public Varifocal(double alpha, double gamma = 2)
    {
        Alpha = Interval.NonNegative.Require(alpha);
        Gamma = Interval.NonNegative.Require(gamma);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("varifocal")
    {
        Summary = "Log loss for graded answers in which zeros fade once they are answered well, and high grades weigh more than low ones.",
        Formula = "t > 0: t (softplus(z) - t z); t = 0: alpha p^gamma softplus(z), p = sigmoid(z)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTarget,
        Parameters =
        [
            ParameterCard.Number("alpha", new Varifocal().Alpha, Interval.NonNegative, "what zeros weigh"),
            ParameterCard.Number("gamma", new Varifocal().Gamma, Interval.NonNegative, "how fast zeros fade that are answered well; 0 not at all"),
        ],
        UseWhen = "A score says how good an answer is, such as the overlap of a detected box, and the few good ones must not fade with the rest.",
        AvoidWhen = "You want calibrated probabilities of yes or no, or low grades matter as much as high ones.",
        References = ["Zhang, Wang, Dayoub and Suenderhauf (2021), VarifocalNet, arXiv:2008.13367"],
    };

    /// <summary>What zeros weigh.</summary>
    public double Alpha { get; }

    /// <summary>How fast zeros fade that are answered well.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Gamma == 0 || Alpha == 0,
        StrictlyConvex = Gamma == 0 && Alpha > 0,
        Lipschitz = Gamma == 0 || Alpha == 0 ? Math.Max(1, Alpha) : null,
        Smooth = Gamma == 0 || Alpha == 0 ? Math.Max(1, Alpha) / 4 : null,
        NonNegative = true,
        StrictlyProper = Gamma == 0 && Alpha == 1,
        ClassificationCalibrated = Gamma == 0 && Alpha == 1,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.IfAtMost(y, 0, Alpha * FocalTerm.Of(-f, Gamma), y * new BinaryCrossEntropyWithLogits().Of(f, y));
}
