using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>A yes/no question per label in which absent labels that are already unlikely fade away, so that the few present ones are heard.</summary>
/// <remarks>
///   Sum over labels of: t = 1: -(1 - p)^gp log p; t = 0: -q^gn log(1 - q), q = max(p - clip, 0); p = sigmoid(z). The focal weight is differentiated too.
///   Ridnik, Ben-Baruch, Zamir, Noy, Friedman, Protter and Zelnik-Manor (2021), arXiv:2009.14119
/// </remarks>
public readonly record struct AsymmetricMultilabel : IRowLoss
{
    private static readonly Interval ClipRange = new(0, 1, false, true);

    /// <summary>gamma-negative = 4, gamma-positive = 1, clip = 0.05.</summary>
    public AsymmetricMultilabel()
        : this(4)
    {
    }

    /// <summary>
    /// gammaNegative and gammaPositive: how fast absent and present labels fade that are answered well, at least 0; clip: the probability up to which an
    /// absent label costs nothing, 0 &lt;= clip &lt; 1.
    /// </summary>
    public AsymmetricMultilabel(double gammaNegative, double gammaPositive = 1, double clip = 0.05)
    {
        GammaNegative = Interval.NonNegative.Require(gammaNegative);
        GammaPositive = Interval.NonNegative.Require(gammaPositive);
        Clip = ClipRange.Require(clip);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("asymmetric-multilabel")
    {
        Aliases = ["asl"],
        Summary = "A yes/no question per label in which absent labels that are already unlikely fade away, so that the few present ones are heard.",
        Formula = "sum over labels of: t = 1: -(1 - p)^gp log p; t = 0: -q^gn log(1 - q), q = max(p - clip, 0), p = sigmoid(z)",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Logit],
        Target = Argument.ZeroOneTargets,
        Parameters =
        [
            ParameterCard.Number(
                "gamma-negative", new AsymmetricMultilabel().GammaNegative, Interval.NonNegative,
                "how fast absent labels fade that are answered well"),
            ParameterCard.Number(
                "gamma-positive", new AsymmetricMultilabel().GammaPositive, Interval.NonNegative,
                "how fast present labels fade that are answered well"),
            ParameterCard.Number("clip", new AsymmetricMultilabel().Clip, ClipRange, "the probability up to which an absent label costs nothing"),
        ],
        UseWhen = "Each row has a few labels out of very many, and some that are missing were forgotten.",
        AvoidWhen = "You want calibrated probabilities, or the optimizer needs convexity.",
        Elsewhere =
        [
            Counterpart.Other(
                "the authors' AsymmetricLoss",
                "keeps logarithms 1e-8 away from 0, sums over the batch, and holds the focal weight constant on request"),
        ],
        References = ["Ridnik, Ben-Baruch, Zamir, Noy, Friedman, Protter and Zelnik-Manor (2021), arXiv:2009.14119"],
        Notes = "The sum over labels, not their mean. The defaults are those of the authors' code; the paper usually sets gamma-positive to 0.",
    };

    /// <summary>How fast absent labels fade that are answered well.</summary>
    public double GammaNegative { get; }

    /// <summary>How fast present labels fade that are answered well.</summary>
    public double GammaPositive { get; }

    /// <summary>The probability up to which an absent label costs nothing.</summary>
    public double Clip { get; }

    /// <inheritdoc/>
    public LossClaims Claims
    {
        get
        {
            bool plain = GammaNegative == 0 && GammaPositive == 0 && Clip == 0;
            return new()
            {
                Convex = plain,
                StrictlyConvex = plain,
                Smooth = plain ? 0.25 : null,
                NonNegative = true,
                StrictlyProper = plain,
                ClassificationCalibrated = plain,
                Elicits = plain ? Functional.LogOdds : null,
                Differentiable = Clip == 0 || GammaNegative > 0,
            };
        }
    }

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SeparableRow.Of(new Label(GammaNegative, GammaPositive, Clip), scores, target, 1, gradient, hessian);

    private readonly struct Label(double gammaNegative, double gammaPositive, double clip) : IColumnFormula
    {
        public T Of<T, C>(T z, C t)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.IfAtMost(t, 0, clip == 0 ? FocalTerm.Of(-z, gammaNegative) : Clipped(z), FocalTerm.Of(z, gammaPositive));

        /// <summary>1 - q = (1 - p) + clip, which keeps its digits where q is large, as log(1 - q) from q does where it is small.</summary>
        private T Clipped<T>(T z)
            where T : struct, IReal<T>
        {
            T q = T.Apply(default(Logistic), z) - clip, surprise = -T.IfAtMost(q, 0.5, T.Log1p(-q), T.Log(T.Apply(default(Logistic), -z) + clip));
            return T.IfAtMost(q, 0, T.Const(0), T.Apply(new Power(gammaNegative), q) * surprise);
        }
    }
}
