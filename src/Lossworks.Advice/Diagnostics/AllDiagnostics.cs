namespace Lossworks.Advice.Diagnostics;

/// <summary>All diagnostics, in the order in which they are told: whether the data can be trusted, what the target is, what the noise is.</summary>
internal static class AllDiagnostics
{
    internal static IReadOnlyList<IDiagnostic> InOrder { get; } =
    [
        new TooFewRows(), new RowsPerFeature(), new MissingTargets(), new Leakage(), new DuplicateRows(), new ConflictingRows(),
        new TargetSkew(), new ZeroShare(), new CountDispersion(), new UnitInterval(), new PiledUp(), new Ties(), new LastValue(),
        new OutlierShare(), new TailWeight(), new ResidualSkew(), new Multiplying(), new GrowingSpread(), new UnevenSpread(),
        new ClassImbalance(), new RareClass(), new OrderedClasses(), new LabelNoise(), new OverConfidence(),
    ];

    /// <summary>What all of them see.</summary>
    internal static IReadOnlyList<Finding> Of(FirstLook look, CancellationToken stop)
    {
        List<Finding> findings = [];
        foreach (IDiagnostic diagnostic in InOrder)
        {
            stop.ThrowIfCancellationRequested();
            if (diagnostic.Look(look) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }
}
