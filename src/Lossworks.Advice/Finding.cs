namespace Lossworks.Advice;

/// <summary>Something seen in the data.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Value">The statistic.</param>
/// <param name="Says">One sentence for the user.</param>
public sealed record Finding(string Name, double Value, string Says);
