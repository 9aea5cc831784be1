using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Cross-entropy against a mix of the label and the model's own answer: labels that the model firmly doubts count less.</summary>
/// <remarks>
///   softplus(z) - (beta t + (1 - beta) q) z, q = sigmoid(z), or 1 where z &gt; 0 else 0 if hard
///   Reed, Lee, Anguelov, Szegedy, Erhan and Rabinovich (2014), arXiv:1412.6596
/// </remarks>
public readonly record struct BootstrappedBinaryCrossEntropy : IPointwiseLoss
{
    /// <summary>beta = 0.95, hard = false.</summary>
    public BootstrappedBinaryCrossEntropy()
        : this(0.95, false)
    {
    }

    /// <summary>beta: the share of the label in the mix, 0 &lt;= beta &lt;= 1; hard: whether the model's answer is rounded to yes or no.</summary>
    public BootstrappedBinaryCrossEntropy(double beta, bool hard)
    {
        Beta = Interval.Unit.Require(beta);
        Hard = hard;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("bootstrapped-binary-cross-entropy")
    {
        Summary = "Cross-entropy against a mix of the label and the model's own answer: labels that the model firmly doubts count less.",
        Formula = "softplus(z) - (beta t + (1 - beta) q) z, q = sigmoid(z), or 1 where z > 0 else 0 if hard",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTarget,
        Parameters =
        [
            ParameterCard.Number("beta", new BootstrappedBinaryCrossEntropy().Beta, Interval.Unit, "the share of the label in the mix"),
            ParameterCard.Flag("hard", new BootstrappedBinaryCrossEntropy().Hard, "whether the model's answer is rounded to yes or no"),
        ],
        UseWhen = "Some labels are wrong and the model is good enough to tell.",
        AvoidWhen = "Early in training, or labels are right: the model confirms itself.",
        References = ["Reed, Lee, Anguelov, Szegedy, Erhan and Rabinovich (2014), arXiv:1412.6596"],
        Notes = "The paper uses beta = 0.95 in the soft form, where q is differentiated, and 0.8 in the hard one, where it is constant.",
    };

    /// <summary>The share of the label in the mix.</summary>
    public double Beta { get; }

    /// <summary>Whether the model's answer is rounded to yes or no.</summary>
    public bool Hard { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Hard ? Beta == 1 : Beta >= 0.5,
        StrictlyConvex = Hard ? Beta == 1 : Beta >= 0.5,
        Lipschitz = Hard ? Math.Max(Beta, 0.5) : Beta >= 0.5 ? Beta : null,
        Smooth = Beta == 1 ? 0.25 : null,
        NonNegative = true,
        StrictlyProper = Beta == 1,
        ClassificationCalibrated = Beta > 0,
        Elicits = Beta == 1 ? Functional.LogOdds : null,
        Kinks = Hard && Beta < 1 ? [0] : [],
    };

    /// <inheritdoc/>
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        if (!Hard)
        {
            BootstrappedSoftplus mixed = new(Beta);
            return ((1 - y) * T.Apply(mixed, f)) + (y * T.Apply(mixed, -f));
        }

        C yes = Beta * y, no = Beta * (1 - y);
        return T.IfAtMost(f, 0, Mixed(f, yes, 1 - yes), Mixed(f, 1 - no, no));
    }

    private static T Mixed<T, C>(T f, C yes, C no)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.SoftplusPair(f, no, yes);
}
