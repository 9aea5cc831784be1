using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Whether an ensemble has the right dependence between targets: the differences within each vector are compared, not the vectors.</summary>
/// <remarks>
///   sum_ij (|y_i - y_j|^p - (1/M) sum_m |x_mi - x_mj|^p)^2 over all ordered pairs, p = power.
///   Scheuerer and Hamill (2015), doi:10.1175/MWR-D-14-00269.1
/// </remarks>
public readonly record struct VariogramScore : IRowLoss, IHasColumns
{
    /// <summary>power = 0.5.</summary>
    public VariogramScore()
        : this(0.5)
    {
    }

    /// <summary>power: to which power differences are taken. Range: power &gt; 0.</summary>
    public VariogramScore(double power) => Power = Interval.Positive.Require(power);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("variogram-score")
    {
        Summary = "Whether an ensemble has the right dependence between targets: the differences within each vector are compared, not the vectors.",
        Formula = "sum_ij (|y_i - y_j|^p - (1/M) sum_m |x_mi - x_mj|^p)^2 over all ordered pairs, p = power",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("sample", Interval.Real)],
        Target = Argument.RealTarget with { PerRow = TargetCount.Free },
        RowShape = [null, null],
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "power", new VariogramScore().Power, Interval.Positive,
                "to which power differences are taken; small ones are less moved by outliers"),
        ],
        UseWhen = "The dependence between targets is in question: neighboring places, hours of a day.",
        AvoidWhen = "It is used alone: it does not see a shift common to all targets, so report it beside energy-score.",
        Cost = "M D^2 powers for a row of M samples of D numbers: every pair of numbers is compared.",
        References = ["Scheuerer and Hamill (2015), doi:10.1175/MWR-D-14-00269.1"],
        Notes =
            "A row is M samples of D numbers, sample after sample, D >= 2. Unit weights, so that each pair counts twice. Numbers of a "
            + "sample that are equal have no slope between them; between 1 and 2 the power makes the second derivative infinite there.",
    };

    /// <summary>To which power differences are taken.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public int ExampleColumns => 6;

    /// <inheritdoc/>
    public LossClaims Claims => new() { NonNegative = true, ZeroAtPerfect = true, Differentiable = Power > 1 };

    /// <inheritdoc/>
    public int ExampleTargets(int columns) => 2;

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns) =>
        targetColumns < 2 ? "one number per sample has no differences: give at least two." : EnsembleRow.Misfit(columns, targetColumns);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using EnsembleRow row = new(scores.Length, target.Values.Length, !gradient.IsEmpty, !hessian.IsEmpty);
        row.Read(scores, target);
        CompensatedSum value = default;
        for (int i = 1; i < row.Size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double error = Error(row, i, j);
                value.Add(2 * error * error);
                for (int m = 0; m < row.Count && !(gradient.IsEmpty && hessian.IsEmpty); m++)
                    Derive(row, m, i, j, error);
            }
        }

        row.Write(gradient, hessian);
        return value.Total;
    }

    /// <summary>The pair's difference to the truth, averaged sample by sample, so that a perfect ensemble leaves exactly 0.</summary>
    private double Error(in EnsembleRow row, int i, int j)
    {
        double truth = Raised(row.Truth[i] - row.Truth[j]);
        CompensatedSum sum = default;
        for (int m = 0; m < row.Count; m++)
            sum.Add(truth - Raised(row.Sample(m)[i] - row.Sample(m)[j]));
        return sum.Total / row.Count;
    }

    /// <summary>2 e^2 by x_mi, which moves e by -(p/M) |d|^(p-1) sign(d), and by x_mj, which moves it the other way.</summary>
    private void Derive(in EnsembleRow row, int m, int i, int j, double error)
    {
        double d = row.Sample(m)[i] - row.Sample(m)[j], size = Math.Abs(d), slope = 0, bend = Power == 2 ? -2.0 / row.Count : 0;
        if (size > 0)
        {
            slope = -Math.Sign(d) * Power / row.Count * Math.Pow(size, Power - 1);
            bend = -Power * (Power - 1) / row.Count * Math.Pow(size, Power - 2);
        }
        else if (Power is > 1 and < 2)
        {
            bend = double.NegativeInfinity;
        }

        if (!row.Gradient.IsEmpty)
        {
            row.Gradient[row.At(m) + i] += 4 * error * slope;
            row.Gradient[row.At(m) + j] -= 4 * error * slope;
        }

        if (!row.Hessian.IsEmpty)
        {
            double second = 4 * ((slope * slope) + (error == 0 ? 0 : error * bend));
            row.Hessian[row.At(m) + i] += second;
            row.Hessian[row.At(m) + j] += second;
        }
    }

    private double Raised(double difference) => Math.Pow(Math.Abs(difference), Power);
}
