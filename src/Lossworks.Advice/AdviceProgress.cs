namespace Lossworks.Advice;

/// <summary>How far a comparison is.</summary>
/// <param name="Done">Fits done.</param>
/// <param name="Total">Fits in all.</param>
/// <param name="Doing">What is being trained.</param>
public readonly record struct AdviceProgress(int Done, int Total, string Doing);
