namespace Lossworks.Verification;

/// <summary>A loss along a line, at predictions in rising order.</summary>
/// <param name="Predictions">Where.</param>
/// <param name="Values">The value there.</param>
/// <param name="Gradients">The first derivative.</param>
/// <param name="Hessians">The second; empty where there is none.</param>
internal sealed record LineTable(double[] Predictions, double[] Values, double[] Gradients, double[] Hessians);
