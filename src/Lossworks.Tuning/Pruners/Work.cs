namespace Lossworks.Tuning;

/// <summary>How many steps of work trials do.</summary>
internal static class Work
{
    // Far above any number of steps, and far enough below the largest whole number to be multiplied with a factor.
    private const long Endless = 1L << 31;

    /// <summary>Of the complete trial with the smallest number that told any; null where there is none.</summary>
    /// <remarks>Always the same one however many come after it, so that what is derived from it stays.</remarks>
    internal static long? OfFirstComplete(IReadOnlyList<PruningPeer> peers) =>
        peers.FirstOrDefault(p => p.State == TrialState.Complete && p.Steps.Count > 0) is { } first ? first.Steps[^1].Step + 1L : null;

    /// <summary>A power, or a number that no trial reaches.</summary>
    internal static long Power(int factor, int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent && power < Endless; i++)
            power *= factor;
        return Math.Min(power, Endless);
    }
}
