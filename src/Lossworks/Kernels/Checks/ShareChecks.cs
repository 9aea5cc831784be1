namespace Lossworks.Kernels;

/// <summary>Rows of targets that must be a distribution.</summary>
internal static class Shares
{
    private const double Slack = 1e-9;

    /// <summary>What is wrong with shares that do not add up to 1; null where a class is given instead.</summary>
    internal static string? Complaint(ReadOnlySpan<double> targets)
    {
        if (targets.IsEmpty)
            return null;
        double sum = 0;
        foreach (double share in targets)
            sum += share;
        return Math.Abs(sum - 1) <= Slack ? null : $"the shares add up to {ParameterValue.Text(sum)}: divide them by their sum, or give a class index.";
    }
}
