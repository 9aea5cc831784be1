using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The size of the difference: the median is its best constant answer, and no single error dominates.</summary>
/// <remarks>
///   |r|; gradient 0 at r = 0
///   Boscovich (1757); Laplace (1799); Koenker and Bassett (1978), doi:10.2307/1913643
/// </remarks>
public readonly record struct AbsoluteError : IResidualLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("absolute-error")
    {
        Aliases = ["mae", "l1", "lad"],
        Summary = "The size of the difference: the median is its best constant answer, and no single error dominates.",
        Formula = "|r|; gradient 0 at r = 0",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        UseWhen = "You want the median, or errors cost in proportion to their size.",
        AvoidWhen = "You need the mean, or a smooth objective: the gradient does not shrink near the optimum.",
        Elsewhere =
        [
            Counterpart.PyTorch("L1Loss"),
            Counterpart.Keras("MeanAbsoluteError"),
            Counterpart.LossFunctions("L1DistLoss"),
            Counterpart.TorchSharp("L1Loss"),
            Counterpart.CatBoost("MAE", "derivatives are those of half of it, 0 within 1e-6 of the target; Hessian 0"),
            Counterpart.ScikitLearn("AbsoluteError", "gradient -1 at residual 0; Hessian 1; leaves are refitted to the median"),
            Counterpart.LightGbm("regression_l1", "Hessian 1; leaves are refitted to the median"),
            Counterpart.XGBoost("reg:absoluteerror", "Hessian 1; leaves are refitted to the median; from version 3.5 on derivatives of a smooth surrogate"),
        ],
        References = ["Boscovich (1757); Laplace (1799); Koenker and Bassett (1978), doi:10.2307/1913643"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Median,
        Kinks = [0],
    };

    /// <inheritdoc/>
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Abs(r);

    static bool IResidualLoss.IsFused => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Expansion<V> IResidualLoss.Fused<V, O>(V r)
        => new(O.Abs(r), Slope.OfAbs<V, O>(r), O.Create(0));
}
