namespace Lossworks.Advice.Diagnostics;

/// <summary>One statistic with its threshold and one sentence for the user.</summary>
internal interface IDiagnostic
{
    /// <summary>What it sees; null where it does not apply.</summary>
    Finding? Look(FirstLook look);
}

/// <summary>All diagnostics, in the order in which they are told.</summary>
internal static class AllDiagnostics
{
    internal static IReadOnlyList<IDiagnostic> InOrder { get; } =
        [new TooFewRows(), new TargetSkew(), new ZeroShare(), new CountDispersion(), new ResidualTails(), new GrowingSpread(), new ClassImbalance()];
}
