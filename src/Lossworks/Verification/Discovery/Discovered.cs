namespace Lossworks.Verification;

/// <summary>What is known about a loss for which nobody states anything.</summary>
/// <param name="Claims">What holds: every claim survives the attacks.</param>
/// <param name="Observations">Each property with its verdict, in a fixed order.</param>
internal sealed record Discovered(LossClaims Claims, IReadOnlyList<Observation> Observations);
