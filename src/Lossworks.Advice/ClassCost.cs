namespace Lossworks.Advice;

/// <summary>What a wrong decision costs.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Decided">The class decided for.</param>
/// <param name="Cost">Its cost, not negative.</param>
public readonly record struct ClassCost(string Actual, string Decided, double Cost);
