namespace Lossworks.Data;

/// <summary>A column whose few features are written out for every row.</summary>
internal abstract class DenseEncoding(string column) : ColumnEncoding(column)
{
    /// <summary>Writes the features: part p of row r goes to <c>values[r * stride + p]</c>.</summary>
    public abstract void Write(Table table, Column values, Span<double> features, int stride, List<DataWarning> warnings);

    public sealed override IRowParts Open(Table table, Column values, Standardization standardization, List<DataWarning> warnings)
    {
        double[] features = new double[table.RowCount * Parts.Count];
        if (table.RowCount > 0) Write(table, values, features, Parts.Count, warnings);
        standardization.Apply(features, Parts.Count);
        return new Written(features, Parts.Count);
    }

    private sealed class Written(double[] features, int parts) : IRowParts
    {
        public void Add(int row, SparseBuilder to, int first)
        {
            for (int part = 0; part < parts; part++) to.Add(first + part, features[(row * parts) + part]);
        }
    }
}
