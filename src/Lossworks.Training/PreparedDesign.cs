namespace Lossworks.Training;

/// <summary>What fits of several losses on the same rows share: mean and spread of every feature, and the Gram matrix.</summary>
public sealed class PreparedDesign
{
    private readonly Lazy<double[]> _gram;

    internal PreparedDesign(TrainingData data, Design design, bool raw)
        : this(data, design, raw, new(() => Lossworks.Training.Gram.Of(design)))
    {
    }

    private PreparedDesign(TrainingData data, Design design, bool raw, Lazy<double[]> gram) => (Data, Design, IsRaw, _gram) = (data, design, raw, gram);

    /// <summary>The data.</summary>
    public TrainingData Data { get; }

    internal Design Design { get; }

    internal bool IsRaw { get; }

    internal bool HasGram => !IsRaw && Design.Columns is > 0 and <= Metric.MostColumns;

    internal double[] Gram => _gram.Value;

    /// <summary>The same features with other targets: the same labels as -1 and 1 instead of classes, for one.</summary>
    /// <exception cref="ShapeException">The features or the weights are not the same arrays.</exception>
    public PreparedDesign With(TrainingData data)
    {
        bool sameWeights = ReferenceEquals(data.Weights, Data.Weights) || (data.Weights.Length == 0 && Data.Weights.Length == 0);
        if (data.Store is not MemoryRows now || Data.Store is not MemoryRows then || !now.Features.IsSame(then.Features) || !sameWeights)
            throw new ShapeException("a prepared design serves data of the same features and weights (the same arrays); prepare other data anew.");
        return new(data, Design.On(data.Store), IsRaw, _gram);
    }
}
