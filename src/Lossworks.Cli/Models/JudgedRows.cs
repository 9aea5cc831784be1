using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>Rows to judge a model by.</summary>
/// <param name="Features">Encoded.</param>
/// <param name="Numbers">The targets as numbers.</param>
/// <param name="Codes">The targets as codes of classes; empty where they are numbers.</param>
/// <param name="Offset">Empty, or one number per row.</param>
internal sealed record JudgedRows(FeatureRows Features, double[] Numbers, int[] Codes, double[] Offset)
{
    /// <summary>How many rows.</summary>
    internal int Count => Features.Rows;
}
