using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Log loss in which a positive row counts as several: for labels of which one kind is rare.</summary>
/// <remarks>
///   (1 - t) softplus(z) + w t softplus(-z), w = positive-weight: one for all, or one per column of the last axis.
///   King and Zeng (2001), doi:10.1093/oxfordjournals.pan.a004868
/// </remarks>
public readonly record struct PositiveWeightedBinaryCrossEntropy : IPointwiseLoss, IVariesByColumn<PositiveWeightedBinaryCrossEntropy>
{
    private readonly double _weight;

    /// <summary>positive-weight = 1.</summary>
    public PositiveWeightedBinaryCrossEntropy()
        : this(1)
    {
    }

    /// <summary>positiveWeight: as how many a positive row counts, each at least 0; one number for all columns, or one per column of the last axis.</summary>
    public PositiveWeightedBinaryCrossEntropy(NumberList positiveWeight)
    {
        if (positiveWeight.Count == 0)
            throw new ArgumentException("'positive-weight' is empty: give one number, or one per column.", nameof(positiveWeight));
        PositiveWeight = ParameterCards.Require(positiveWeight, Interval.NonNegative, nameof(positiveWeight));
        _weight = positiveWeight.Count == 1 ? positiveWeight[0] : double.NaN;
    }

    /// <summary>positiveWeight: as how many a positive row counts, in every column. Range: &gt;= 0.</summary>
    public PositiveWeightedBinaryCrossEntropy(double positiveWeight)
        : this([positiveWeight])
    {
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("positive-weighted-binary-cross-entropy")
    {
        Summary = "Log loss in which a positive row counts as several: for labels of which one kind is rare.",
        Formula = "(1 - t) softplus(z) + w t softplus(-z), w = positive-weight",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification, LossTask.MultilabelClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTarget,
        Parameters =
        [
            ParameterCard.NumberOrList(
                "positive-weight", 1, Interval.NonNegative,
                "as how many a positive row counts; a list has one number per column of the last axis"),
        ],
        UseWhen = "Positives are rare and a missed one costs more than a false alarm; negatives over positives is a usual weight.",
        AvoidWhen = "You want the true probabilities: the answer is the odds multiplied by the weight. Moving the threshold does the same without.",
        Elsewhere =
        [
            Counterpart.PyTorch("BCEWithLogitsLoss(pos_weight=...)"),
            Counterpart.TorchSharp("BCEWithLogitsLoss(pos_weights: ...)"),
            Counterpart.XGBoost("binary:logistic with scale_pos_weight", "one number; multiplies the weights of rows with label 1; Hessian at least 1e-16"),
            Counterpart.LightGbm("binary with scale_pos_weight", "one number; multiplies the weights of rows with label 1; labels 0 and 1 only"),
            Counterpart.CatBoost("Logloss with scale_pos_weight", "one number; multiplies the weights of rows with label 1; labels 0 and 1 only"),
        ],
        References = ["King and Zeng (2001), doi:10.1093/oxfordjournals.pan.a004868"],
        Notes = "The mean divides by the number of losses or their case weights, never by positive weights.",
    };

    /// <summary>As how many a positive row counts: one number for all columns, or one per column of the last axis.</summary>
    public NumberList PositiveWeight { get; }

    /// <inheritdoc/>
    public int? ColumnCount => PositiveWeight.IsNone ? null : PositiveWeight.Count;

    /// <inheritdoc/>
    public LossClaims Claims
    {
        get
        {
            (double least, double largest) = ParameterCards.RangeOf(PositiveWeight);
            bool plain = PositiveWeight.Count == 1 && least == 1;
            return new()
            {
                Convex = true,
                StrictlyConvex = least > 0,
                Lipschitz = Math.Max(1, largest),
                Smooth = Math.Max(1, largest) / 4,
                NonNegative = true,
                StrictlyProper = plain,
                ClassificationCalibrated = plain,
                Elicits = plain ? Functional.LogOdds : null,
            };
        }
    }

    /// <inheritdoc/>
    public PositiveWeightedBinaryCrossEntropy AtColumn(int column) => new(PositiveWeight[column]);

    /// <inheritdoc/>
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.SoftplusPair(f, 1 - y, _weight * y);
}
