using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>How well an ensemble of vectors matches the vector that happened: the CRPS for several targets at once.</summary>
/// <remarks>
///   (1/M) sum_i |x_i - y|^b - (1/(2 M^2)) sum_ij |x_i - x_j|^b, Euclidean lengths, b = power.
///   Gneiting and Raftery (2007), doi:10.1198/016214506000001437; Szekely and Rizzo (2013), doi:10.1016/j.jspi.2013.03.018
/// </remarks>
public readonly record struct EnergyScore : IRowLoss, IHasColumns
{
    private static readonly Interval PowerRange = new(0, 2, true, true);

    /// <summary>power = 1.</summary>
    public EnergyScore()
        : this(1)
    {
    }

    /// <summary>power: to which power distances are taken. Range: 0 &lt; power &lt; 2.</summary>
    public EnergyScore(double power) => Power = PowerRange.Require(power);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("energy-score")
    {
        Summary = "How well an ensemble of vectors matches the vector that happened: the CRPS for several targets at once.",
        Formula = "(1/M) sum_i |x_i - y|^power - (1/(2 M^2)) sum_ij |x_i - x_j|^power",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("sample", Interval.Real)],
        Target = Argument.RealTarget with { PerRow = TargetCount.Free },
        RowShape = [null, null],
        Parameters = [ParameterCard.Number("power", new EnergyScore().Power, PowerRange, "to which power distances are taken")],
        UseWhen = "Forecasts are samples of several targets at once: paths, fields, joint demand.",
        AvoidWhen = "It is their dependence that matters: the score hardly sees it, variogram-score does; or targets have different units and are not scaled.",
        Cost = "M^2 D for a row of M samples of D numbers: every pair of samples is compared.",
        References = ["Gneiting and Raftery (2007), doi:10.1198/016214506000001437", "Szekely and Rizzo (2013), doi:10.1016/j.jspi.2013.03.018"],
        Notes =
            "A row is M samples of D numbers, sample after sample. Points that coincide add nothing to value, gradient or Hessian. With D "
            + "= 1 and power 1 it is crps-ensemble.",
    };

    /// <summary>To which power distances are taken.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public int ExampleColumns => 6;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Lipschitz = Power == 1 ? 1 : null, NonNegative = true, ZeroAtPerfect = true, Differentiable = Power > 1 };

    /// <inheritdoc/>
    public int ExampleTargets(int columns) => 2;

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns) => EnsembleRow.Misfit(columns, targetColumns);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using EnsembleRow row = new(scores.Length, target.Values.Length, !gradient.IsEmpty, !hessian.IsEmpty);
        row.Read(scores, target);
        PowerDistance distance = new(Power, row.Gradient, row.Hessian);
        double m = row.Count, pairs = -1 / (m * m);
        CompensatedSum value = default;
        for (int i = 0; i < row.Count; i++)
        {
            value.Add(distance.Add(1 / m, row.Sample(i), row.At(i), row.Truth, null) / m);
            for (int j = 0; j < i; j++)
                value.Add(pairs * distance.Add(pairs, row.Sample(i), row.At(i), row.Sample(j), row.At(j)));
        }

        row.Write(gradient, hessian);
        return value.Total;
    }
}
