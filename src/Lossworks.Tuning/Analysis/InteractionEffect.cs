namespace Lossworks.Tuning;

/// <summary>What two parameters do to the value together, beyond what each does on its own.</summary>
/// <param name="First">The name of the one that stands first in the space.</param>
/// <param name="Second">The name of the other.</param>
/// <param name="Variance">The part of the whole variance over the space that only the pair explains, from 0 to 1.</param>
public sealed record InteractionEffect(string First, string Second, double Variance);
