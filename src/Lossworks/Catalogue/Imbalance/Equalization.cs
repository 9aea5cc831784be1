using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy in which rare classes are spared: where they are wrong they are left out of the softmax, at random if so wished.</summary>
/// <remarks>
///   LSE over the kept classes of z_k, minus z_y. The true class is kept; another with n_k/sum n &lt; tail-threshold is left out with drop-probability.
///   Tan, Wang, Li, Li, Ouyang, Yin and Yan (2020), arXiv:2003.05176
/// </remarks>
public readonly record struct Equalization : IRowLoss, IHasColumns, IDrawsByRow
{
    /// <summary>
    /// classCounts: training rows of each class, each above 0; tailThreshold: the frequency below which a class is rare, between 0 and 1;
    /// dropProbability: how often a rare class is spared, between 0 and 1; seed: of the drawing.
    /// </summary>
    public Equalization(NumberList classCounts, double tailThreshold, double dropProbability = 1, int seed = 0)
    {
        ClassCounts = ParameterCards.RequireCounts(classCounts);
        TailThreshold = Interval.Unit.Require(tailThreshold);
        DropProbability = Interval.Unit.Require(dropProbability);
        Seed = seed;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("equalization")
    {
        Summary = "Cross-entropy in which rare classes are spared: where they are wrong they are left out of the softmax, at random if so wished.",
        Formula = "LSE over kept classes of z_k, minus z_y; a class k other than y with n_k/sum n < tail-threshold is left out with drop-probability",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCards.ClassCounts(),
            ParameterCard.Required("tail-threshold", 0.1, Interval.Unit, "the share of all training rows below which a class is rare"),
            ParameterCard.Number("drop-probability", 1, Interval.Unit, "how often a rare class is left out of the rows of others; 1 always, 0 never"),
            ParameterCard.Whole("seed", 0, ParameterCards.AnyWhole, "of the drawing, which also depends on the row's place in the batch and on the class"),
        ],
        UseWhen = "A long tail of rare classes is pushed down by every row of the frequent ones and never recovers.",
        AvoidWhen = "You want probabilities: nothing keeps a rare class from being rated too high where it is wrong.",
        References = ["Tan, Wang, Li, Li, Ouyang, Yin and Yan (2020), Equalization loss for long-tailed object recognition, arXiv:2003.05176"],
        Notes = "Change the seed from batch to batch, or the same places are spared each time. A row whose other classes are all left out costs 0.",
    };

    /// <summary>Training rows of each class.</summary>
    public NumberList ClassCounts { get; }

    /// <summary>The share of all training rows below which a class is rare.</summary>
    public double TailThreshold { get; }

    /// <summary>How often a rare class is left out of the rows of others.</summary>
    public double DropProbability { get; }

    /// <summary>Of the drawing, which also depends on the row's place in the batch and on the class.</summary>
    public int Seed { get; }

    /// <inheritdoc/>
    public int? Columns => ClassCounts.Count;

    /// <inheritdoc/>
    public bool Draws => DropProbability is > 0 and < 1;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.25,
        NonNegative = true,
        StrictlyProper = DropProbability == 0 || TailThreshold == 0,
        ClassificationCalibrated = DropProbability == 0 || TailThreshold == 0,
        Elicits = DropProbability == 0 || TailThreshold == 0 ? Functional.ClassProbabilities : null,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ShiftedCrossEntropy.Of(new Sparing(this, target.Row), scores, target.Label, 1, gradient, hessian);

    private readonly struct Sparing : ILogitShift
    {
        private readonly Equalization _loss;
        private readonly int _row;
        private readonly double _total;

        internal Sparing(Equalization loss, int row)
        {
            (_loss, _row) = (loss, row);
            double total = 0;
            foreach (double count in loss.ClassCounts)
                total += count;
            _total = total;
        }

        public double Of(int k, int y, double gap) => IsSpared(k) ? double.NegativeInfinity : gap;

        private bool IsSpared(int k) =>
            _loss.ClassCounts[k] / _total < _loss.TailThreshold && Scramble.Unit(_loss.Seed, _row, k) < _loss.DropProbability;
    }
}
