using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Squared error beyond a tolerance, nothing within it: small errors do not count, and the edge is smooth.</summary>
/// <remarks>
///   max(0, |r| - epsilon)^2
///   Ho and Lin (2012), Large-scale linear support vector regression, Journal of Machine Learning Research 13
/// </remarks>
public readonly record struct SquaredEpsilonInsensitive : IResidualLoss
{
    /// <summary>epsilon = 0.1.</summary>
    public SquaredEpsilonInsensitive()
        : this(0.1)
    {
    }

    /// <summary>epsilon: the tolerance, in target units. Range: &gt;= 0.</summary>
    public SquaredEpsilonInsensitive(double epsilon) => Epsilon = Interval.NonNegative.Require(epsilon);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("squared-epsilon-insensitive")
    {
        Summary = "Squared error beyond a tolerance, nothing within it: small errors do not count, and the edge is smooth.",
        Formula = "max(0, |r| - epsilon)^2",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("epsilon", new SquaredEpsilonInsensitive().Epsilon, Interval.NonNegative, "the tolerance, in target units"),
        ],
        UseWhen = "Errors within a tolerance do not matter, and the optimizer wants a gradient without jumps.",
        AvoidWhen = "A few targets are far off: each pulls with the whole size of its error.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("SGDRegressor(loss='squared_epsilon_insensitive')"),
            Counterpart.ScikitLearn("LinearSVR(loss='squared_epsilon_insensitive')", "epsilon = 0"),
            Counterpart.LossFunctions("L2EpsilonInsLoss", "epsilon must be given"),
        ],
        References = ["Ho and Lin (2012), Large-scale linear support vector regression, Journal of Machine Learning Research 13"],
        Notes = "The Hessian is 2 beyond the tolerance, and 0 within and at it: also at residual 0 where epsilon = 0.",
    };

    /// <summary>The tolerance, in target units.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Smooth = 2,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Jumps = Epsilon == 0 ? [] : [-Epsilon, Epsilon],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Magnitude(r);
        return T.IfAtMost(size, Epsilon, T.Const(0), T.Square(size - Epsilon));
    }
}
