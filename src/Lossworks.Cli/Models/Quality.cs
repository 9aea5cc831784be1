namespace Lossworks.Cli.Models;

/// <summary>How good predictions are, in a few numbers that everybody knows; gathered block by block.</summary>
internal abstract class Quality
{
    /// <summary>Of what a model predicts.</summary>
    internal static Quality Of(SavedModel saved) => saved.Target.Classes.Count == 0 ? new NumberQuality(saved.Model.OutputCount) : new ClassQuality(saved);

    /// <summary>The numbers, once all rows were seen.</summary>
    internal abstract IReadOnlyList<KeyValuePair<string, double>> Metrics { get; }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The truth.</param>
    /// <param name="raw">Predictions as the loss takes them.</param>
    /// <param name="predicted">Predictions on the natural scale.</param>
    internal abstract void Add(JudgedRows rows, ReadOnlySpan<double> raw, ReadOnlySpan<double> predicted);
}
