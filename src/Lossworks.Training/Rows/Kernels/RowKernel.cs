namespace Lossworks.Training;

/// <summary>The arithmetic between a block of rows and the parameters, for one form of features.</summary>
/// <remarks>
/// Arrays over columns come in lanes, see <see cref="Lanes"/>: as wide as the vectors need them. Rows are centered as they are read, so that no
/// centered copy exists; a kernel that cannot afford it leaves the centers to algebra.
/// </remarks>
internal abstract class RowKernel(Lanes lanes)
{
    internal Lanes Lanes { get; } = lanes;

    /// <summary>Whether features are centered as they are read. If not, the products below are those of features as they are.</summary>
    internal abstract bool Centers { get; }

    internal static RowKernel For(RowStore store) => store.Kind switch
    {
        FeatureKind.Double => new DenseKernel<double>(store.Columns),
        FeatureKind.Single => new DenseKernel<float>(store.Columns),
        _ => new SparseKernel(store.Columns),
    };

    /// <summary>The linear predictor of every row and output.</summary>
    internal abstract void Multiply(in RowBlock block, ReadOnlySpan<double> centers, Folded folded, Span<double> eta);

    /// <summary>Adds each row times its derivatives to the sums, output after output.</summary>
    internal abstract void Add(in RowBlock block, ReadOnlySpan<double> centers, ReadOnlySpan<double> derivatives, int outputs, Span<double> sums);

    /// <summary>Adds the weighted first and second powers of the centered features.</summary>
    internal abstract void AddMoments(in RowBlock block, ReadOnlySpan<double> centers, Span<double> first, Span<double> second);

    /// <summary>One row as the descent sees it, centered and multiplied: columns side by side, no lanes.</summary>
    internal abstract void Standardize(in RowBlock block, int row, ReadOnlySpan<double> center, ReadOnlySpan<double> factor, Span<double> to);
}
