namespace Lossworks.Verification;

/// <summary>What was found about one property of a loss.</summary>
/// <param name="Property">The word of the claim: convex, lipschitz, elicits...</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Text">Where or with which number; where it does not hold, a counter-example.</param>
public sealed record Observation(string Property, bool Holds, string Text);
