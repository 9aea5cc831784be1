namespace Lossworks.Verification;

/// <summary>What holds of a loss of rows or of whole batches, as far as random points, chords and climbs tell.</summary>
/// <param name="probe">The loss.</param>
/// <param name="seed">Of the points.</param>
/// <param name="suspects">Numbers of the formula.</param>
/// <param name="findings">Where verdicts are noted.</param>
internal sealed class RowDiscovery(LossProbe probe, ulong seed, IReadOnlyList<double> suspects, Findings findings)
{
    internal LossClaims Claims()
    {
        RowSupremum search = new(probe, seed, suspects);
        bool isNumber = search.NotANumber(probe) is not { } nan || findings.Note("finite", false, $"the value or a derivative is NaN at {nan}");
        bool convex = isNumber
            ? findings.Attack("convex", s => ConvexityAttack.Refute(probe, s, strictly: false), "everywhere")
            : findings.Note("convex", false, "it is not everywhere a number");
        bool differentiable = findings.Note(
            "differentiable", RowSmoothness.Refute(probe, seed) ?? findings.Refute(s => KinkAttack.Differentiable(probe, s)), "everywhere");
        return new()
        {
            Convex = convex,
            StrictlyConvex = convex && probe.Loss.Shape != LossShape.Batch && findings.Attack(
                "strictly-convex", s => FlatDirection.Refute(probe, s) ?? ConvexityAttack.Refute(probe, s, strictly: true), "everywhere"),
            Differentiable = differentiable,
            Lipschitz = Claimed("lipschitz", search.Of(RowSupremum.Slope(probe)), bound => s => BoundAttack.Lipschitz(probe, s, bound)),
            Smooth = probe.HasHessian && differentiable
                ? Claimed("smooth", search.Of(p => probe.Hessian(p).Max(Math.Abs)), bound => s => BoundAttack.Smooth(probe, s, bound))
                : null,
            NonNegative = findings.Attack("non-negative", s => BoundAttack.NonNegative(probe, s), "never below 0"),
            ZeroAtPerfect = findings.Attack("zero-at-perfect", s => SymmetryAttack.ZeroAtPerfect(probe, s), "0 where the predictions equal the truth"),
            Bounded = Claimed("bounded", search.Of(probe.Value), bound => s => BoundAttack.Bounded(probe, s, bound)),
        };
    }

    /// <summary>A bound that was found for rows of one length is claimed only where rows have no other.</summary>
    private double? Claimed(string property, Supremum found, Func<double, Func<ulong, string?>> attack)
    {
        bool isFree = probe.Loss.Columns is null || probe.Loss.Shape == LossShape.Batch;
        string? against = found.Value is not { } bound ? found.Text : isFree ? null : findings.Refute(attack(bound));
        string where = isFree ? $" (for rows of {probe.Loss.ExampleColumns})" : "";
        return findings.Note(property, against, found.Text + where) && !isFree ? found.Value : null;
    }
}
