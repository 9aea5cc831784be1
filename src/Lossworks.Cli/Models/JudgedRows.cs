namespace Lossworks.Cli.Models;

/// <summary>Rows to judge a model by.</summary>
/// <param name="Features">Row after row, encoded.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Numbers">The targets as numbers.</param>
/// <param name="Codes">The targets as codes of classes; empty where they are numbers.</param>
/// <param name="Offset">Empty, or one number per row.</param>
internal sealed record JudgedRows(double[] Features, int Count, double[] Numbers, int[] Codes, double[] Offset);
