using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Log loss for graded answers between 0 and 1 that fades as the probability nears the grade.</summary>
/// <remarks>
///   |t - p|^beta (softplus(z) - t z), p = sigmoid(z), differentiated fully.
///   Li, Wang, Wu, Chen, Hu, Li, Tang and Yang (2020), arXiv:2006.04388
/// </remarks>
public readonly record struct QualityFocal : IPointwiseLoss
{
    /// <summary>beta = 2.</summary>
    public QualityFocal()
        : this(2)
    {
    }

    /// <summary>beta: how fast rows fade that are answered well; 0 is plain log loss. Range: beta &gt;= 0.</summary>
    public QualityFocal(double beta) => Beta = Interval.NonNegative.Require(beta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("quality-focal")
    {
        Summary = "Log loss for graded answers between 0 and 1 that fades as the probability nears the grade.",
        Formula = "|t - p|^beta (softplus(z) - t z), p = sigmoid(z)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTarget,
        Parameters =
        [
            ParameterCard.Number("beta", new QualityFocal().Beta, Interval.NonNegative, "how fast rows fade that are answered well; 0 is plain log loss"),
        ],
        UseWhen = "A score says how good an answer is, such as the overlap of a detected box, and most rows are easy zeros.",
        AvoidWhen = "You want calibrated probabilities of yes or no: it is not proper for beta > 0.",
        References = ["Li, Wang, Wu, Chen, Hu, Li, Tang and Yang (2020), Generalized focal loss, arXiv:2006.04388"],
        Notes = "For labels 0 and 1 the same as binary-focal. At p = t the value is 0 and so is the gradient, for beta up to 1 as the middle of a kink.",
    };

    /// <summary>How fast rows fade that are answered well; 0 is plain log loss.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public LossClaims Claims => Beta == 0 ? new BinaryCrossEntropyWithLogits().Claims : new()
    {
        NonNegative = true,
        ClassificationCalibrated = true,
        Differentiable = Beta > 1,
    };

    /// <inheritdoc/>
    /// <remarks>Too large to be inlined: one call per bundle.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        T graded = T.Apply(new Power(Beta), Distance(f, y)) * new BinaryCrossEntropyWithLogits().Of(f, y);
        return T.IfAtMost(y, 0, FocalTerm.Of(-f, Beta), T.IfAtMost(1 - y, 0, FocalTerm.Of(f, Beta), graded));
    }

    /// <summary>|t - p|: about z = 0 as (t - 1/2) - (p - 1/2), elsewhere as t (1 - p) - (1 - t) p, each where it keeps its digits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private T Distance<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        T near = (y - 0.5) - T.Apply(default(CenteredLogistic), f);
        T far = (y * T.Apply(default(Logistic), -f)) - ((1 - y) * T.Apply(default(Logistic), f));
        T gap = T.IfAtMost(T.Abs(f), 1, near, far);
        return Beta > 1 ? T.Magnitude(gap) : T.Abs(gap);
    }
}
