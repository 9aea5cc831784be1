namespace Lossworks.Kernels;

/// <summary>Rows of targets that must be a distribution.</summary>
internal static class ShareChecks
{
    /// <summary>Shares that were made in float add up to 1 within this.</summary>
    private const double Slack = 1e-6;

    /// <summary>What is wrong with shares that do not add up to 1; null where a class is given instead.</summary>
    internal static string? Complaint(ReadOnlySpan<double> targets, double slack = Slack)
    {
        if (targets.IsEmpty)
            return null;
        CompensatedSum sum = default;
        foreach (double share in targets)
            sum.Add(share);
        return Math.Abs(sum.Total - 1) <= slack ? null : $"the shares add up to {ParameterValue.Text(sum.Total)}: divide them by their sum.";
    }
}
