namespace Lossworks.Verification;

/// <summary>A claim after the attack.</summary>
/// <param name="Claim">As on the card.</param>
/// <param name="Holds">Whether no counter-example was found.</param>
/// <param name="Counterexample">Where it fails; null where it holds.</param>
public sealed record ClaimResult(string Claim, bool Holds, string? Counterexample);
