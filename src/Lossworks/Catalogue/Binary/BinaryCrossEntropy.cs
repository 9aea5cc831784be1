using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a yes/no answer, from a probability.</summary>
/// <remarks>
///   -t log p - (1 - t) log(1 - p)
///   Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x
/// </remarks>
public readonly record struct BinaryCrossEntropy : IPointwiseLoss
{
    /// <summary>clip = 0.</summary>
    public BinaryCrossEntropy()
        : this(0)
    {
    }

    /// <summary>clip: how far probabilities are kept from 0 and 1; 0 leaves them as they are. Range: 0 &lt;= clip &lt; 0.5.</summary>
    public BinaryCrossEntropy(double clip) => Clip = ParameterCards.ClipRange.Require(clip);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("binary-cross-entropy")
    {
        Aliases = ["bce"],
        Summary = "Negative log-likelihood of a yes/no answer, from a probability.",
        Formula = "-t log p - (1 - t) log(1 - p)",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Probability],
        Target = Argument.UnitTarget,
        Parameters = [ParameterCards.Clip(new BinaryCrossEntropy().Clip)],
        UseWhen = "You score probabilities that somebody else computed.",
        AvoidWhen = "You train a model: use binary-cross-entropy-with-logits, which keeps its digits near 0 and 1.",
        Elsewhere =
        [
            Counterpart.PyTorch("BCELoss", "clamps each logarithm at -100; the gradient is at most 1e12"),
            Counterpart.Keras("BinaryCrossentropy", "clips probabilities at 1e-7"),
            Counterpart.LossFunctions("CrossEntropyLoss"),
            Counterpart.TorchSharp("BCELoss", "clamps each logarithm at -100; the gradient is at most 1e12"),
            Counterpart.ScikitLearn("log_loss", "a metric; probabilities are kept from 0 and 1 by the epsilon of the precision"),
        ],
        References = ["Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x"],
        Notes = "p = 0 with t = 0 and p = 1 with t = 1 give 0; p = 0 with t > 0 and p = 1 with t < 1 give Infinity.",
    };

    /// <summary>How far probabilities are kept from 0 and 1; 0 leaves them as they are.</summary>
    public double Clip { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Clip == 0,
        StrictlyConvex = Clip == 0,
        NonNegative = true,
        StrictlyProper = Clip == 0,
        Elicits = Clip == 0 ? Functional.Probability : null,
        Kinks = Clip == 0 ? [] : [Clip, 1 - Clip],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // A term of weight 0 is 0 even where its logarithm is infinite.
        T positive = T.IfAtMost(y, 0, T.Const(0), y * Clipped<T, C>(f, T.Log(f), Math.Log(Clip), StableMath.Log1p(-Clip)));
        T negative = T.IfAtMost(1 - y, 0, T.Const(0), (1 - y) * Clipped<T, C>(f, T.Log1p(-f), StableMath.Log1p(-Clip), Math.Log(Clip)));
        return -(positive + negative);
    }

    /// <summary>A logarithm of p, or its constant where p is clipped from below or from above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Clipped<T, C>(T p, T logarithm, double below, double above)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        if (Clip == 0)
            return logarithm;
        return T.IfLess(p, Clip, T.Const(below), T.IfLess(1 - p, Clip, T.Const(above), logarithm));
    }
}
