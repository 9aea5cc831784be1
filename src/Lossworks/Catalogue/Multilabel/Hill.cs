using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>A yes/no question per label that stops insisting where an absent label is very likely there: it may only have been forgotten.</summary>
/// <remarks>
///   Mean over labels of: t = 1: softplus(-z); t = 0: (lambda - p) p^2, p = sigmoid(z).
///   Zhang, Cheng, Huang, Wen, Feng, Li and Guo (2021), arXiv:2112.07368
/// </remarks>
public readonly record struct Hill : IRowLoss
{
    internal static readonly Interval LambdaRange = new(1, double.PositiveInfinity, false, true);

    /// <summary>lambda = 1.5.</summary>
    public Hill()
        : this(1.5)
    {
    }

    /// <summary>lambda: where the pull on absent labels turns; 1.5 lets it fade just at p = 1. Range: lambda &gt;= 1.</summary>
    public Hill(double lambda) => Lambda = LambdaRange.Require(lambda);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("hill")
    {
        Summary = "A yes/no question per label that stops insisting where an absent label is very likely there: it may only have been forgotten.",
        Formula = "mean over labels of: t = 1: softplus(-z); t = 0: (lambda - p) p^2, p = sigmoid(z)",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Logit],
        Target = Argument.ZeroOneTargets,
        Parameters = [LambdaCard(new Hill().Lambda)],
        UseWhen = "Many labels that hold were not written down, as in photos of which only a few things were tagged.",
        AvoidWhen = "Labels are complete: then confident mistakes on absent labels should cost more, not less.",
        References =
        [
            "Zhang, Cheng, Huang, Wen, Feng, Li and Guo (2021), Simple and robust loss design for multi-label learning with missing labels, arXiv:2112.07368",
        ],
        Notes = "Without the margin and the focal factor on present labels that the authors' experiments also use.",
    };

    /// <summary>Where the pull on absent labels turns; 1.5 lets it fade just at p = 1.</summary>
    public double Lambda { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Lipschitz = Math.Max(1, 8 * Lambda / 27), // p^2 (1 - p) (2 lambda - 3 p), and p^2 (1 - p) is at most 4/27
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SeparableRow.Of(new Label(Lambda, 1), scores, target, 1.0 / scores.Length, gradient, hessian);

    internal static ParameterCard LambdaCard(double @default) =>
        ParameterCard.Number("lambda", @default, LambdaRange, "where the pull on absent labels turns; 1.5 lets it fade just at p = 1");

    /// <summary>One label; an absent one whose probability lies above the threshold counts as present.</summary>
    internal readonly struct Label(double lambda, double threshold) : IColumnFormula
    {
        public T Of<T, C>(T z, C t)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
        {
            T present = T.Softplus(-z);
            return T.IfAtMost(t, 0, T.IfAtMost(T.Apply(default(Logistic), z), threshold, T.Apply(new HillCurve(lambda), z), present), present);
        }
    }
}
