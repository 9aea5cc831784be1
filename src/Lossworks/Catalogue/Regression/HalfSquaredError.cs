using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Half of the squared difference, so that its gradient is the residual itself.</summary>
/// <remarks>
///   r^2/2
///   Gauss (1809), Theoria motus corporum coelestium
/// </remarks>
public readonly record struct HalfSquaredError : IResidualLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("half-squared-error")
    {
        Summary = "Half of the squared difference, so that its gradient is the residual itself.",
        Formula = "r^2/2",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        UseWhen = "As squared-error, where a gradient of exactly r or a Hessian of 1 is wanted, as in boosting.",
        AvoidWhen = "A few targets are far off: each pulls with the whole size of its error.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("HalfSquaredError"),
            Counterpart.LightGbm("regression"),
            Counterpart.XGBoost("reg:squarederror"),
            Counterpart.Optax("l2_loss"),
            Counterpart.PyTorch("MSELoss", "twice as large"),
            Counterpart.Keras("MeanSquaredError", "twice as large"),
            Counterpart.LossFunctions("L2DistLoss", "twice as large"),
            Counterpart.MlNet("SquaredLoss", "twice as large"),
            Counterpart.TorchSharp("MSELoss", "twice as large"),
            Counterpart.CatBoost("RMSE", "the same derivatives; reports the root of the mean square, without the half"),
        ],
        References = ["Gauss (1809), Theoria motus corporum coelestium"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Mean,
    };

    /// <inheritdoc/>
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => 0.5 * T.Square(r);

    static bool IResidualLoss.IsFused => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Expansion<V> IResidualLoss.Fused<V, O>(V r)
        => new(O.Multiply(O.Multiply(O.Create(0.5), r), r), r, O.Create(1));
}
