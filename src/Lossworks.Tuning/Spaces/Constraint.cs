namespace Lossworks.Tuning;

/// <summary>What must hold of a configuration before it is tried: cheap to ask, and known without trying.</summary>
/// <param name="Says">The condition in words, as in "low is below high".</param>
/// <param name="Holds">Whether it holds. Parameters that do not exist in a configuration are for the condition to mind: see <see cref="Configuration.Has"/>.</param>
public sealed record Constraint(string Says, Func<Configuration, bool> Holds);
