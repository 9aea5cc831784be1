using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Advice;

/// <summary>Where encoded tables and trainers meet: neither knows the other.</summary>
public static class DesignRows
{
    /// <summary>The same rows as a trainer and a model take them, sparse where the design is. Nothing is copied.</summary>
    /// <param name="design">At least one row.</param>
    /// <exception cref="ShapeException">There are no rows.</exception>
    public static FeatureRows ToFeatureRows(this DesignMatrix design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return design.Sparse is { } sparse
            ? FeatureRows.OfSparse(sparse.Values, sparse.Columns, sparse.Starts, design.Columns)
            : FeatureRows.OfDoubles(design.Values, design.Rows, design.Columns);
    }
}
