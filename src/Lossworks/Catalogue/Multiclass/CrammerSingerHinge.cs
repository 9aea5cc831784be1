using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The strongest wrong class must stay a margin below the right one; only that one counts.</summary>
/// <remarks>
///   max_j (z_j + margin [j != y]) - z_y.
///   Crammer and Singer (2001), JMLR 2:265-292
/// </remarks>
public readonly record struct CrammerSingerHinge : IRowLoss
{
    /// <summary>margin = 1.</summary>
    public CrammerSingerHinge()
        : this(1)
    {
    }

    /// <summary>margin: how far below the right class every wrong one must stay. Range: &gt;= 0.</summary>
    public CrammerSingerHinge(double margin) => Margin = Interval.NonNegative.Require(margin);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("crammer-singer-hinge")
    {
        Summary = "The strongest wrong class must stay a margin below the right one; only that one counts.",
        Formula = "max_j (z_j + margin [j != y]) - z_y",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "margin", new CrammerSingerHinge().Margin, Interval.NonNegative, "how far below the right class every wrong one must stay"),
        ],
        UseWhen = "Only the decision matters and classes hardly overlap; with many classes one active rival keeps the gradient sparse.",
        AvoidWhen = "No class has probability above 1/2 in places: it is not calibrated there. Or you want probabilities.",
        Elsewhere =
        [
            Counterpart.Optax("multiclass_hinge_loss"),
            Counterpart.ScikitLearn("hinge_loss", "for more than two classes; margin 1; a metric"),
        ],
        References = ["Crammer and Singer (2001), On the algorithmic implementation of multiclass kernel-based vector machines, JMLR 2:265-292"],
        Notes = "Where several wrong classes share the largest score, the first of them takes the gradient.",
    };

    /// <summary>How far below the right class every wrong one must stay.</summary>
    public double Margin { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        NonNegative = true,
        ZeroAtPerfect = Margin <= 1,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int y = target.Label, rival = y == 0 ? 1 : 0;
        for (int j = rival + 1; j < scores.Length; j++)
        {
            if (j != y && scores[j] > scores[rival])
                rival = j;
        }

        gradient.Clear();
        hessian.Clear();
        double missing = Margin + (double.CreateTruncating(scores[rival]) - double.CreateTruncating(scores[y]));
        if (missing <= 0)
            return 0;
        gradient.Put(rival, 1);
        gradient.Put(y, -1);
        return missing;
    }
}
