using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Quadratic for small errors, linear for large ones, so that outliers pull with bounded force.</summary>
/// <remarks>
///   l(r) = r^2/2 where |r| &lt;= delta, delta (|r| - delta/2) elsewhere;  r = prediction - target.
///   delta in target units, l in squared target units.  Huber (1964), doi:10.1214/aoms/1177703732
/// </remarks>
public readonly record struct Huber : IResidualLoss
{
    /// <summary>delta = 1.</summary>
    public Huber()
        : this(1)
    {
    }

    /// <summary>With the residual at which quadratic turns linear. Range: delta &gt; 0.</summary>
    public Huber(double delta) => Delta = Interval.Positive.Require(delta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("huber")
    {
        Summary = "Quadratic for small errors, linear for large ones, so that outliers pull with bounded force.",
        Formula = "r^2/2 if |r| <= delta else delta (|r| - delta/2)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters = [ParameterCard.Number("delta", new Huber().Delta, Interval.Positive, "where quadratic turns linear, in target units")],
        UseWhen = "A few targets are far off and you still want nearly the mean; 1.345 times the noise's scale keeps 95 % of the mean's efficiency.",
        AvoidWhen = "The noise is skewed and the mean itself is wanted: outliers on one side then shift the answer.",
        Elsewhere =
        [
            Counterpart.PyTorch("HuberLoss"),
            Counterpart.Keras("Huber"),
            Counterpart.Optax("huber_loss"),
            Counterpart.LossFunctions("HuberLoss"),
            Counterpart.TorchSharp("HuberLoss"),
            Counterpart.LightGbm("huber", "alpha = 0.9; Hessian 1 everywhere"),
            Counterpart.CatBoost("Huber", "delta must be given; Hessian 0 at |r| = delta"),
            Counterpart.ScikitLearn("HuberLoss", "delta is re-estimated in every round as the 0.9-quantile of the absolute residuals"),
        ],
        References = ["Huber (1964), doi:10.1214/aoms/1177703732"],
    };

    /// <summary>The residual at which quadratic turns linear, in target units.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Delta,
        Smooth = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.RobustLocation,
        Jumps = [-Delta, Delta],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Magnitude(r);
        return T.IfAtMost(size, Delta, 0.5 * T.Square(r), Delta * (size - (0.5 * Delta)));
    }

    static bool IResidualLoss.IsFused => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Expansion<V> IResidualLoss.Fused<V, O>(V r)
    {
        // With c the residual cut to [-delta, delta], the loss is c (r - c/2) and its derivative c.
        V delta = O.Create(Delta), cut = O.AtMost(O.AtLeast(r, O.Negate(delta)), delta);
        return new(O.Multiply(cut, O.Subtract(r, O.Multiply(O.Create(0.5), cut))), cut, O.IfAtMost(O.Abs(r), delta, O.Create(1), O.Create(0)));
    }
}
