using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of the right class, from log-probabilities that the model has already normalized.</summary>
/// <remarks>
///   -w_y l_y, w = class weights; the mean divides by sum(w_i w_{y_i}).  Gradient -w_y at the right class, Hessian 0.
///   Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x
/// </remarks>
public readonly record struct Nll : IRowLoss, IIgnoresClass, IDividesByClassWeights
{
    /// <summary>No class weights, ignore-index = -100.</summary>
    public Nll()
        : this(NumberList.None, -100)
    {
    }

    /// <summary>classWeights: one per class, each at least 0, or none; ignoreIndex: the class index whose rows are skipped.</summary>
    public Nll(NumberList classWeights, int ignoreIndex = -100)
    {
        ClassWeights = ParameterCards.Require(classWeights, Interval.NonNegative, nameof(classWeights));
        IgnoreIndex = ignoreIndex;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("nll")
    {
        Aliases = ["nll-on-log-probabilities"],
        Summary = "Negative log-likelihood of the right class, from log-probabilities that the model has already normalized.",
        Formula = "-w_y l_y",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [new Output("log-probability", Interval.Real, Scale.Softmax)],
        Target = Argument.ClassTarget,
        Parameters = [ParameterCards.ClassWeights(), ParameterCards.IgnoreIndex(new Nll().IgnoreIndex)],
        UseWhen = "The model ends in a log-softmax, or its log-probabilities come from elsewhere, such as a tree of decisions.",
        AvoidWhen = "The model gives logits: use softmax-cross-entropy. Log-probabilities that do not add up to 1 can be driven up without end.",
        Elsewhere =
        [
            Counterpart.PyTorch("NLLLoss"),
            Counterpart.TorchSharp("NLLLoss", "the factory has no ignore_index, but rows of class -100 are skipped all the same"),
        ],
        References = ["Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x"],
        Notes = "Log-probabilities are used as given and never normalized.",
    };

    /// <summary>What a row of each class weighs, or none.</summary>
    public NumberList ClassWeights { get; }

    /// <summary>The class index whose rows are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = ClassWeights.IsNone ? 1 : null,
        Smooth = 0,
        StrictlyProper = ClassWeights.IsNone,
        Elicits = ClassWeights.IsNone ? Functional.ClassProbabilities : null,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double weight = ParameterCards.WeightOf(ClassWeights, target.Label);
        gradient.Clear();
        hessian.Clear();
        gradient.Put(target.Label, -weight);
        return -weight * double.CreateTruncating(scores[target.Label]);
    }
}
