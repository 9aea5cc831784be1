using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>The two halves of the asymmetric unified focal loss, of two probabilities per row: background and foreground.</summary>
/// <remarks>Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026.</remarks>
internal readonly struct AsymmetricFocal(double delta, double gamma)
{
    /// <summary>What foreground weighs, and what a missed foreground does, where a user does not say.</summary>
    internal const double Delta = 0.7;

    /// <summary>What keeps empty classes from dividing by 0, where a user does not say.</summary>
    internal const double Epsilon = 1e-7;

    /// <summary>gamma where 1 - gamma is the power of a share.</summary>
    internal static Interval GammaRange { get; } = new(0, 1, false, true);

    internal static Output Probabilities { get; } = new("probability of background, then of foreground", Interval.Unit);

    internal static ParameterCard DeltaCard() =>
        ParameterCard.Number(
            "delta", Delta, Interval.Unit,
            "weight of foreground against 1 - delta of background; in the Tversky index, of what was missed against false alarms");

    internal static ParameterCard EpsilonCard() =>
        ParameterCard.Number("epsilon", Epsilon, Interval.Positive, "what keeps an empty class from dividing by 0");

    internal static string? Misfit(int columns) =>
        columns == 2 ? null : $"rows have {columns} probabilities: give two, that of the background and that of the foreground.";

    /// <summary>Cross-entropy of the right column, focal for the background; the other column's derivatives are 0.</summary>
    /// <remarks>
    /// With u = -log p, g(u) = (1 - e^-u)^gamma u, the derivatives by p are -g'/p and (g' + g'')/p^2. Where p is 0 the value is infinite, and so are they.
    /// </remarks>
    internal Expansion<double> CrossEntropy(double p, int label)
    {
        double weight = label == 1 ? delta : 1 - delta;
        if (weight == 0)
            return new(0, 0, 0);
        if (p == 0)
            return new(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
        double u = -StableMath.Log<double, Scalar<double>>(p);
        Expansion<double> g = new FocalSurprise(label == 1 ? 0 : gamma).At<double, Scalar<double>>(u);
        return new(weight * g.Value, -weight * g.First / p, weight * (g.First + g.Second) / p / p);
    }

    /// <summary>((1 - TI_0) + (1 - TI_1)^(1 - gamma))/2 over the whole batch, and factor times its gradient added.</summary>
    /// <remarks>
    /// 1 - TI = wrong/all with wrong = delta FN + (1 - delta) FP and all = TP + wrong + epsilon; by p of a row of the class it is -w (delta all + (1 - delta)
    /// wrong)/all^2, by p of another row (1 - delta) w (TP + epsilon)/all^2: sums of one sign. A foreground without a mistake, where the power has an
    /// infinite slope, counts with slope 0: nothing is to be gained there.
    /// </remarks>
    internal double Tversky<S>(in LossBatch<S> batch, double epsilon, double factor, Span<double> slopes)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        (double hit0, double wrong0) = Counts(batch, 0);
        (double hit1, double wrong1) = Counts(batch, 1);
        double all0 = hit0 + wrong0 + epsilon, all1 = hit1 + wrong1 + epsilon;
        Expansion<double> power = new Power(1 - gamma).At<double, Scalar<double>>(wrong1 / all1);
        double bend = wrong1 == 0 && gamma > 0 ? 0 : power.First;
        for (int i = 0; i < slopes.Length; i++)
        {
            int column = i & 1, row = i >> 1;
            (double hit, double wrong, double all, double chain) = column == 0 ? (hit0, wrong0, all0, 1) : (hit1, wrong1, all1, bend);
            double slope = batch.Classes[row] == column ? -((delta * all) + ((1 - delta) * wrong)) : (1 - delta) * (hit + epsilon);
            slopes[i] += factor * 0.5 * chain * batch.WeightOf(row) * (slope / all / all);
        }

        return 0.5 * ((wrong0 / all0) + power.Value);
    }

    /// <summary>TP, and delta FN + (1 - delta) FP.</summary>
    private (double Hit, double Wrong) Counts<S>(in LossBatch<S> batch, int label)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum hit = default, missed = default, alarm = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            double p = double.CreateTruncating(batch.Predictions[(2 * row) + label]), w = batch.WeightOf(row);
            if (batch.Classes[row] != label)
                alarm.Add(w * p);
            else
            {
                hit.Add(w * p);
                missed.Add(w * (1 - p));
            }
        }

        return (hit.Total, (delta * missed.Total) + ((1 - delta) * alarm.Total));
    }
}
