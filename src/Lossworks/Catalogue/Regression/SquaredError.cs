using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The squared difference, without a half: the mean is its best constant answer.</summary>
/// <remarks>
///   r^2
///   Gauss (1809), Theoria motus corporum coelestium
/// </remarks>
public readonly record struct SquaredError : IResidualLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("squared-error")
    {
        Aliases = ["mse", "l2", "least-squares"],
        Summary = "The squared difference, without a half: the mean is its best constant answer.",
        Formula = "r^2",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        UseWhen = "You want the mean, and large errors should hurt more than in proportion.",
        AvoidWhen = "A few targets are far off: each pulls with the whole size of its error.",
        Elsewhere =
        [
            Counterpart.PyTorch("MSELoss"),
            Counterpart.Keras("MeanSquaredError"),
            Counterpart.Optax("squared_error"),
            Counterpart.LossFunctions("L2DistLoss"),
            Counterpart.MlNet("SquaredLoss"),
            Counterpart.TorchSharp("MSELoss"),
            Counterpart.CatBoost("RMSE", "derivatives are those of half of it; reports the root of its mean"),
            Counterpart.ScikitLearn("HalfSquaredError", "half of it"),
            Counterpart.LightGbm("regression", "derivatives are those of half of it; its metric l2 is the same"),
            Counterpart.XGBoost("reg:squarederror", "derivatives are those of half of it; its metric rmse is the root of its mean"),
            Counterpart.Optax("l2_loss", "half of it"),
        ],
        References = ["Gauss (1809), Theoria motus corporum coelestium"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 2,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Mean,
    };

    /// <inheritdoc/>
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Square(r);

    static bool IResidualLoss.IsFused => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Expansion<V> IResidualLoss.Fused<V, O>(V r)
        => new(O.Multiply(r, r), O.Add(r, r), O.Create(2));
}
