using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of angles: the normal distribution of a circle, for which 359 and 1 degrees are neighbors.</summary>
/// <remarks>
///   -k cos(r) + log(2 pi I0(k)), k = concentration, r = prediction - target in radians
///   Mardia and Jupp (2000), doi:10.1002/9780470316979
/// </remarks>
public readonly record struct VonMisesNll : IResidualLoss
{
    private readonly double _constant;

    /// <summary>concentration = 1.</summary>
    public VonMisesNll()
        : this(1)
    {
    }

    /// <summary>concentration: how narrow the distribution is, concentration &gt; 0.</summary>
    public VonMisesNll(double concentration)
    {
        Concentration = Interval.Positive.Require(concentration);
        _constant = Math.Log(2 * Math.PI) + Bessel.LogScaledI(0, concentration);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("von-mises-nll")
    {
        Summary = "Negative log-likelihood of angles: the normal distribution of a circle, for which 359 and 1 degrees are neighbors.",
        Formula = "-k cos(r) + log(2 pi I0(k)), k = concentration, r = prediction - target in radians",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.Regression],
        Parameters = [ParameterCard.Number("concentration", new VonMisesNll().Concentration, Interval.Positive, "how narrow the distribution is")],
        UseWhen = "Targets are directions, times of day or phases.",
        AvoidWhen = "Angles span a small arc: squared-error does the same and is convex.",
        Elsewhere = [Counterpart.PyTorch("distributions.VonMises", "minus log_prob; I0 comes from polynomials of single precision")],
        References = ["Mardia and Jupp (2000), doi:10.1002/9780470316979"],
    };

    /// <summary>How narrow the distribution is.</summary>
    public double Concentration { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Concentration,
        Smooth = Concentration,
        Even = true,
        NonNegative = _constant >= 0,
        Bounded = (2 * Concentration) + _constant,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        // k leaves the logarithm, so that k (1 - cos r) keeps its digits where k is large.
        return (Concentration * T.Apply(default(OneMinusCos), r)) + _constant;
    }
}
