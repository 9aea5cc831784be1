namespace Lossworks.Training;

/// <summary>Rounds every kink off by a parabola of half-width mu, so that the loss has a gradient everywhere and lies at most mu * jump/4 above.</summary>
/// <remarks>
/// A kink is jump/2 |x|; in its place stands jump/2 times Huber's function (Madsen and Nielsen 1993, doi:10.1137/0803010;
/// Chen 2007, doi:10.1198/106186007X180336). As mu shrinks, the minimum tends to the true one.
/// </remarks>
internal sealed class Smoothing(Kinks kinks, double width)
{
    /// <summary>The most by which the smoothed mean loss lies above the true one.</summary>
    internal double Gap => width * kinks.TotalJump / 4;

    /// <summary>Adds the difference between smoothed and true loss to the derivatives; returns the weighted sum of it.</summary>
    /// <param name="predictions">One per target.</param>
    /// <param name="targets">One per prediction.</param>
    /// <param name="weights">Empty, or what each prediction counts.</param>
    /// <param name="derivatives">Those of the weighted losses.</param>
    internal double Add(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, Span<double> derivatives)
    {
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            double argument = kinks.ArgumentOf(predictions[i], targets[i]);
            for (int k = 0; k < kinks.Points.Length; k++)
            {
                double x = argument - kinks.Points[k];
                if (Math.Abs(x) >= width)
                    continue;
                double jump = kinks.JumpAt(k), size = Math.Abs(x), weight = weights.IsEmpty ? 1 : weights[i];
                sum += weight * 0.25 * jump * (width - size) * (width - size) / width;
                derivatives[i] += weight * kinks.SlopeOfArgument(targets[i]) * Slope(k, x, jump);
            }
        }

        return sum;
    }

    /// <summary>At the kink itself the loss returns a slope of its choice, which is replaced by the middle of the jump.</summary>
    private double Slope(int k, double x, double jump) =>
        x == 0 ? kinks.Slopes[k + 1] - (jump / 2) - kinks.SlopesAtPoints[k] : 0.5 * jump * ((x / width) - Math.Sign(x));

    /// <summary>Adds the second derivatives of the parabolas.</summary>
    internal void AddCurvature(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, Span<double> curvature)
    {
        for (int i = 0; i < predictions.Length; i++)
        {
            double argument = kinks.ArgumentOf(predictions[i], targets[i]);
            for (int k = 0; k < kinks.Points.Length; k++)
            {
                if (Math.Abs(argument - kinks.Points[k]) < width)
                    curvature[i] += (weights.IsEmpty ? 1 : weights[i]) * 0.5 * kinks.JumpAt(k) / width;
            }
        }
    }
}
