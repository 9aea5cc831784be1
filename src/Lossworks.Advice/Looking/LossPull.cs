namespace Lossworks.Advice;

/// <summary>How unevenly rows pull at a model under a loss.</summary>
/// <param name="Spec">The loss.</param>
/// <param name="Role">Why it is looked at.</param>
/// <param name="TopShare">The share of all pull that the hundredth of the rows that pull hardest has.</param>
public sealed record LossPull(string Spec, LossRole Role, double TopShare);
