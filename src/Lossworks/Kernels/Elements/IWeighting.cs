namespace Lossworks.Kernels;

/// <summary>Whether the loop deals with weights and single losses. A type, so that the common case pays nothing for it.</summary>
internal interface IWeighting;

/// <summary>No weights, one reduced value.</summary>
internal readonly struct Unweighted : IWeighting;

/// <summary>Weights, single losses, or both.</summary>
internal readonly struct Weighted : IWeighting;
