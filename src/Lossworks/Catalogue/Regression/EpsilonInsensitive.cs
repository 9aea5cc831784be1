using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Absolute error beyond a tolerance, nothing within it: small errors do not count.</summary>
/// <remarks>
///   max(0, |r| - epsilon)
///   Vapnik (1995), doi:10.1007/978-1-4757-2440-0
/// </remarks>
public readonly record struct EpsilonInsensitive : IResidualLoss
{
    /// <summary>epsilon = 0.1.</summary>
    public EpsilonInsensitive()
        : this(0.1)
    {
    }

    /// <summary>epsilon: the tolerance, in target units. Range: &gt;= 0.</summary>
    public EpsilonInsensitive(double epsilon) => Epsilon = Interval.NonNegative.Require(epsilon);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("epsilon-insensitive")
    {
        Aliases = ["svr"],
        Summary = "Absolute error beyond a tolerance, nothing within it: small errors do not count.",
        Formula = "max(0, |r| - epsilon)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("epsilon", new EpsilonInsensitive().Epsilon, Interval.NonNegative, "the tolerance, in target units"),
        ],
        UseWhen = "Errors within a tolerance do not matter, as in support vector regression.",
        AvoidWhen = "You need a probability or a mean, or every error counts.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("SGDRegressor(loss='epsilon_insensitive')"),
            Counterpart.ScikitLearn("LinearSVR(loss='epsilon_insensitive')", "epsilon = 0"),
            Counterpart.LossFunctions("L1EpsilonInsLoss", "epsilon must be given"),
        ],
        References = ["Vapnik (1995), doi:10.1007/978-1-4757-2440-0"],
    };

    /// <summary>The tolerance, in target units.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Kinks = Epsilon == 0 ? [0] : [-Epsilon, Epsilon],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Abs(r);
        return T.IfAtMost(size, Epsilon, T.Const(0), size - Epsilon);
    }
}
