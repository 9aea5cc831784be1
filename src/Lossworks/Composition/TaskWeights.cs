namespace Lossworks;

/// <summary>
/// Weights of several tasks that are learned with the model: each task has a log-variance s, its loss L counts e^-s, and s itself is the
/// price of calling a task noisy.
/// </summary>
/// <remarks>
///   total = sum_i (e^-s_i L_i + s_i)/2;  d/dL_i = e^-s_i/2;  d/ds_i = (1 - e^-s_i L_i)/2;  least at s_i = log L_i.
///   Of a task whose L is a squared error this is the Gaussian likelihood with variance e^s.
///   Kendall, Gal and Cipolla (2018), doi:10.1109/CVPR.2018.00781, arXiv:1705.07115
/// </remarks>
public static class TaskWeights
{
    /// <summary>The total, the factor by which each task's gradient is multiplied, and the gradient of the log-variances.</summary>
    /// <param name="losses">The value of each task's loss.</param>
    /// <param name="logVariances">One per task, learned with the model: any real number.</param>
    /// <param name="factors">Empty, or room for one number per task: what each task's own gradient is multiplied by.</param>
    /// <param name="gradient">Empty, or room for one number per task: the derivative in its log-variance.</param>
    /// <exception cref="ShapeException">Lengths that differ; thrown before anything is written.</exception>
    public static double Combine(
        ReadOnlySpan<double> losses, ReadOnlySpan<double> logVariances, Span<double> factors = default, Span<double> gradient = default)
    {
        if (losses.IsEmpty)
            throw new ShapeException("there are no losses to weigh: give at least one.");
        Check("logVariances", logVariances.Length, losses.Length, required: true);
        Check("factors", factors.Length, losses.Length, required: false);
        Check("gradient", gradient.Length, losses.Length, required: false);
        Kernels.CompensatedSum total = default;
        for (int i = 0; i < losses.Length; i++)
        {
            double precision = Math.Exp(-logVariances[i]), weighed = losses[i] == 0 ? 0 : precision * losses[i];
            total.Add(0.5 * (weighed + logVariances[i]));
            if (!factors.IsEmpty)
                factors[i] = 0.5 * precision;
            if (!gradient.IsEmpty)
                gradient[i] = 0.5 * (1 - weighed);
        }

        return total.Total;
    }

    private static void Check(string what, int length, int tasks, bool required)
    {
        if (length != tasks && (required || length > 0))
            ShapeException.ThrowLength(what, length, "losses", tasks, "Give one number per task.");
    }
}
