using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>One wave of a cosine, flat beyond: errors larger than pi scales have no pull at all.</summary>
/// <remarks>
///   scale^2 (1 - cos u) if |u| &lt;= pi else 2 scale^2, u = r/scale
///   Andrews (1974), doi:10.1080/00401706.1974.10489233
/// </remarks>
public readonly record struct AndrewsSine : IResidualLoss
{
    /// <summary>scale = 1.339.</summary>
    public AndrewsSine()
        : this(1.339)
    {
    }

    /// <summary>
    /// scale: a pi-th of the residual from where on errors have no pull, in target units; 1.339 times the noise keeps 95 % of the efficiency. Range:
    /// &gt; 0.
    /// </summary>
    public AndrewsSine(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("andrews-sine")
    {
        Summary = "One wave of a cosine, flat beyond: errors larger than pi scales have no pull at all.",
        Formula = "scale^2 (1 - cos u) if |u| <= pi else 2 scale^2, u = r/scale",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "scale", new AndrewsSine().Scale, Interval.Positive,
                "a pi-th of the residual from where on errors have no pull, in target units; 1.339 times the noise keeps 95 % of the efficiency"),
        ],
        UseWhen = "Gross outliers are in the data, a robust start is known, and residuals are divided by a robust scale.",
        AvoidWhen = "From a poor start: the flat part gives descent nothing to follow.",
        Elsewhere = [Counterpart.Other("statsmodels AndrewWave")],
        References = ["Andrews (1974), doi:10.1080/00401706.1974.10489233"],
        Notes = "The paper gives the weights of reweighted least squares, sin(u)/u; this is the loss to which they belong.",
    };

    /// <summary>A pi-th of the residual from where on errors have no pull, in target units; 1.339 times the noise keeps 95 % of the efficiency.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Scale,
        Smooth = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 2 * Scale * Scale,
        Jumps = [-Math.PI * Scale, Math.PI * Scale],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T u = r / Scale;
        return Scale * (Scale * T.IfAtMost(T.Magnitude(u), Math.PI, T.Apply(default(OneMinusCos), u), T.Const(2)));
    }
}
