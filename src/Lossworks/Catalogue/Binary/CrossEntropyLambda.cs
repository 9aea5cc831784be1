using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Cross-entropy of a yes whose chance grows with exposure: a row of weight w is w chances in a row to say yes.</summary>
/// <remarks>
///   -t log p - (1 - t) log(1 - p), p = 1 - (1 + e^f)^(-w), w = link-weight
///   Ke et al. (2017), LightGBM, Advances in Neural Information Processing Systems 30
/// </remarks>
public readonly record struct CrossEntropyLambda : IPointwiseLoss
{
    /// <summary>link-weight = 1.</summary>
    public CrossEntropyLambda()
        : this(1)
    {
    }

    /// <summary>linkWeight: how many chances a row is; 1 is cross-entropy, link-weight &gt; 0.</summary>
    public CrossEntropyLambda(double linkWeight) => LinkWeight = Interval.Positive.Require(linkWeight);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("cross-entropy-lambda")
    {
        Summary = "Cross-entropy of a yes whose chance grows with exposure: a row of weight w is w chances in a row to say yes.",
        Formula = "-t log p - (1 - t) log(1 - p), p = 1 - (1 + e^f)^(-w), w = link-weight",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTarget,
        Parameters =
        [
            ParameterCard.Number("link-weight", new CrossEntropyLambda().LinkWeight, Interval.Positive, "how many chances a row is; 1 is cross-entropy"),
        ],
        UseWhen = "A yes means at least one event among several, and the number of chances is known: the score is the log-odds of one of them.",
        AvoidWhen = "Rows differ only in importance: weigh binary-cross-entropy-with-logits instead.",
        Elsewhere = [Counterpart.LightGbm("cross_entropy_lambda", "row weights are the link-weight there; here weights multiply the loss")],
        References = ["Ke et al. (2017), LightGBM, Advances in Neural Information Processing Systems 30"],
    };

    /// <summary>How many chances a row is; 1 is cross-entropy.</summary>
    public double LinkWeight { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = Math.Max(LinkWeight, 1),
        Smooth = LinkWeight == 1 ? 0.25 : null,
        NonNegative = true,
        StrictlyProper = LinkWeight == 1,
        ClassificationCalibrated = LinkWeight == 1,
        Elicits = LinkWeight == 1 ? Functional.LogOdds : null,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // A term of weight 0 is 0 even where its factor is infinite.
        T no = T.IfAtMost(1 - y, 0, T.Const(0), (1 - y) * (LinkWeight * T.Softplus(f)));
        T yes = T.IfAtMost(y, 0, T.Const(0), y * T.Apply(new LogOfLinked(LinkWeight), f));
        return no + yes;
    }
}
