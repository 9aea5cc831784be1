namespace Lossworks.Verification;

/// <summary>Tries to refute each claim that a loss makes about itself.</summary>
public static class ClaimAttack
{
    /// <summary>Every claim with its verdict.</summary>
    public static IReadOnlyList<ClaimResult> Run(LossProbe probe, ulong seed) => Run(probe, probe.Loss.Claims, seed);

    /// <summary>The same for claims that the loss does not make itself.</summary>
    internal static IReadOnlyList<ClaimResult> Run(LossProbe probe, LossClaims claims, ulong seed)
    {
        List<ClaimResult> results = [];
        void Attack(bool claimed, string claim, Func<string?> refute)
        {
            if (!claimed)
                return;
            string? counterexample = refute();
            results.Add(new(claim, counterexample is null, counterexample));
        }

        Attack(claims.Convex, "convex", () => ConvexityAttack.Refute(probe, seed, strictly: false));
        Attack(claims.StrictlyConvex, "strictly-convex", () => ConvexityAttack.Refute(probe, seed, strictly: true));
        Attack(claims.Lipschitz is not null, "lipschitz", () => BoundAttack.Lipschitz(probe, seed, claims.Lipschitz!.Value));
        Attack(claims.Smooth is not null && probe.HasHessian, "smooth", () => BoundAttack.Smooth(probe, seed, claims.Smooth!.Value));
        Attack(claims.Even, "even", () => SymmetryAttack.Even(probe, seed));
        Attack(claims.NonNegative, "non-negative", () => BoundAttack.NonNegative(probe, seed));
        Attack(claims.ZeroAtPerfect, "zero-at-perfect", () => SymmetryAttack.ZeroAtPerfect(probe, seed));
        Attack(claims.Bounded is not null, "bounded", () => BoundAttack.Bounded(probe, seed, claims.Bounded!.Value));
        Attack(claims.StrictlyProper, "strictly-proper", () => ProprietyAttack.Refute(probe, seed, claims.Elicits));
        Attack(claims.ClassificationCalibrated, "classification-calibrated", () => CalibrationAttack.Refute(probe, seed));
        Attack(claims.Elicits is not null, "elicits " + claims.Elicits, () => ElicitationAttack.Refute(probe, seed, claims.Elicits!.Value));
        Attack(claims.Differentiable && claims.Kinks.IsEmpty, "differentiable", () => KinkAttack.Differentiable(probe, seed));
        Attack(!claims.Kinks.IsEmpty, "kinks", () => KinkAttack.Kinks(probe, seed, claims.Kinks));
        Attack(!claims.Jumps.IsEmpty && probe.HasHessian, "jumps", () => KinkAttack.Jumps(probe, seed, claims));
        return results;
    }
}
