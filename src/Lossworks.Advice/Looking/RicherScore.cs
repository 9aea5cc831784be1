namespace Lossworks.Advice;

/// <summary>A loss with the linear model and with a richer one.</summary>
/// <param name="Spec">The loss.</param>
/// <param name="Role">Why it is looked at.</param>
/// <param name="Linear">The metric of the linear model, on one fold.</param>
/// <param name="Richer">The metric of the richer one there.</param>
public sealed record RicherScore(string Spec, LossRole Role, double Linear, double Richer);
