using System.Collections.Immutable;
using Lossworks.Specs;
using Lossworks.Verification;

namespace Lossworks.Tests.Contracts;

/// <summary>What is discovered about a loss includes what its card claims, and survives the attacks where it says more.</summary>
public sealed class DiscoveryLaws
{
    [Theory]
    [MemberData(nameof(Instances.Examples), MemberType = typeof(Instances))]
    public void What_the_card_claims_is_discovered_and_what_is_discovered_holds(string spec)
    {
        Loss loss = Loss.Parse(spec);
        LossProbe probe = new(loss);
        LossClaims found = Discover(loss).Claims;
        Assert.Empty(Missing(loss, loss.Claims, found));
        foreach (ulong seed in (ulong[])[11, 12, 13])
            Assert.All(ClaimAttack.Run(probe, found, seed), r => Assert.True(r.Holds, $"seed {seed}: {r.Claim}: {r.Counterexample}"));
    }

    [Fact]
    public void The_same_seed_finds_the_same()
    {
        Loss loss = Loss.Parse("cauchy");
        Discovered first = Discover(loss), second = Discover(loss);
        Assert.Equal(first.Observations, second.Observations);
        Assert.Equal(first.Claims.Words(), second.Claims.Words());
    }

    private static Discovered Discover(Loss loss) => ClaimDiscovery.Run(new LossProbe(loss), 1, Numbers(loss.Spec));

    private static double[] Numbers(LossSpec spec) => [.. spec.Terms.SelectMany(t => t.Arguments.Values
        .Concat(LossCatalogue.BuiltIn.Find(t.Name).Card.Parameters.Select(p => p.Default).OfType<ParameterValue>())
        .SelectMany(Numbers))];

    private static double[] Numbers(ParameterValue value) => value switch
    {
        ParameterValue.Number number => [number.Value],
        ParameterValue.List list => list.Values.Span.ToArray(),
        ParameterValue.Spec inside => Numbers(inside.Value),
        _ => [],
    };

    /// <summary>Of rows no bound is claimed, because it may be another for rows of another length; all else must be there.</summary>
    private static IEnumerable<string> Missing(Loss loss, LossClaims card, LossClaims found)
    {
        bool single = loss.IsElementwise;
        (string Claim, bool Ok)[] laws =
        [
            ("convex", !card.Convex || found.Convex),
            ("strictly-convex", !card.StrictlyConvex || found.StrictlyConvex),
            ("even", !card.Even || found.Even),
            ("non-negative", !card.NonNegative || found.NonNegative),
            ("zero-at-perfect", !card.ZeroAtPerfect || found.ZeroAtPerfect),
            ("strictly-proper", !card.StrictlyProper || found.StrictlyProper),
            ("classification-calibrated", !card.ClassificationCalibrated || found.ClassificationCalibrated),
            ($"elicits {card.Elicits}, not {found.Elicits}", card.Elicits is null || card.Elicits == found.Elicits),
            ("differentiable", !card.Differentiable || found.Differentiable),
            ("not differentiable", !single || card.Differentiable || !found.Differentiable),
            ($"kinks {string.Join(", ", card.Kinks)}, not {string.Join(", ", found.Kinks)}", !single || Same(card.Kinks, found.Kinks)),
            ($"jumps {string.Join(", ", card.Jumps)}, not {string.Join(", ", found.Jumps)}", !single || Same(card.Jumps, found.Jumps)),
            ($"lipschitz {card.Lipschitz:R}, not {found.Lipschitz:R}", !single || Same(card.Lipschitz, found.Lipschitz)),
            ($"smooth {card.Smooth:R}, not {found.Smooth:R}", !single || Same(card.Smooth, found.Smooth)),
            ($"bounded {card.Bounded:R}, not {found.Bounded:R}", !single || Same(card.Bounded, found.Bounded)),
        ];
        return laws.Where(l => !l.Ok).Select(l => l.Claim);
    }

    private static bool Same(ImmutableArray<double> card, ImmutableArray<double> found) =>
        card.Length == found.Length && card.Order().Zip(found).All(p => Math.Abs(p.First - p.Second) <= 1e-6 * Math.Max(1, Math.Abs(p.First)));

    private static bool Same(double? card, double? found) =>
        card is null || (found is not null && Math.Abs(card.Value - found.Value) <= 1e-6 * Math.Abs(card.Value));
}
