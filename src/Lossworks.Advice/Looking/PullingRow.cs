namespace Lossworks.Advice;

/// <summary>A row that pulls hard at the model.</summary>
/// <param name="Line">Where it stands in the data.</param>
/// <param name="Target">Its target, as text.</param>
/// <param name="Prediction">What the loss to take predicts for it, as text.</param>
/// <param name="TakeShare">Its share of all pull under the loss to take.</param>
/// <param name="HabitShare">The same under the usual loss; null where that is the loss to take, or was not compared.</param>
public sealed record PullingRow(long Line, string Target, string Prediction, double TakeShare, double? HabitShare);
