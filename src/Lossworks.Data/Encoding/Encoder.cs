using System.Text.Json;

namespace Lossworks.Data;

/// <summary>
/// Turns columns into the features of a linear model with an intercept. Fitted on the training part only; immutable; saved with the model.
/// </summary>
/// <remarks>
/// A number: missing ones filled with the median, standardized, and a feature that says it was missing. Yes/no: 1 or 0. A category: one feature per
/// frequent level but the most frequent (see <see cref="References"/>), rare and unseen levels in "other". A date: the parts that vary. A text: its words
/// and pairs of words, rare ones counting more; the matrix is sparse then. Constant and all-missing columns and identifiers are left out, with a warning. A value v of the table enters the model as
/// (v - center) / scale: a weight w is w / scale in the units of the data, and the intercept b is b - sum of w * center / scale.
/// </remarks>
/// <example><code>
/// Encoder encoder = Encoder.Fit(features.Select(fold.Train));
/// DesignMatrix train = encoder.Encode(features.Select(fold.Train)), test = encoder.Encode(features.Select(fold.Test));
/// </code></example>
public sealed class Encoder
{
    private readonly ColumnEncoding[] _columns;

    internal Encoder(EncoderOptions options, ColumnEncoding[] columns, double[] center, double[] scale, IReadOnlyList<DataWarning> warnings)
    {
        (Options, _columns, Center, Scale, Warnings) = (options, columns, center, scale, warnings);
        Features = [.. columns.SelectMany(column => column.Parts.Select(part => new FeatureName(column.Column, part)))];
        References = columns.OfType<CategoryEncoding>().ToDictionary(column => column.Column, column => column.Reference);
        Kinds = columns.ToDictionary(column => column.Column, column => column.ReadAs);
    }

    /// <summary>What was asked for.</summary>
    public EncoderOptions Options { get; }

    /// <summary>What each feature is.</summary>
    public IReadOnlyList<FeatureName> Features { get; }

    /// <summary>What is subtracted from each feature; 0 where nothing is.</summary>
    public IReadOnlyList<double> Center { get; }

    /// <summary>What each feature is then divided by; 1 where nothing is.</summary>
    public IReadOnlyList<double> Scale { get; }

    /// <summary>The level of each category that has no feature, because it is what the intercept stands for.</summary>
    public IReadOnlyDictionary<string, string> References { get; }

    /// <summary>The columns that are needed, and as what to read them from another file (<see cref="ReadOptions.Kinds"/>).</summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds { get; }

    /// <summary>Which columns were left out, and why.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; }

    /// <summary>Learns the encoding from the training part.</summary>
    /// <exception cref="DataException">No column is left, or a raw one is not a plain number.</exception>
    public static Encoder Fit(Table features, EncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        return EncoderFit.Run([features], options ?? EncoderOptions.Default);
    }

    /// <summary>Learns the encoding from rows that come in blocks, because they do not fit into memory: that of all of them in one table, up to rounding.</summary>
    /// <param name="blocks">Blocks with the same columns and kinds. They are gone through several times, and must be the same each time.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="DataException">No column is left, or a raw one is not a plain number.</exception>
    public static Encoder Fit(IEnumerable<Table> blocks, EncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return EncoderFit.Run(blocks, options ?? EncoderOptions.Default);
    }

    /// <summary>The features of each row; the table may be a batch, a fold or another file. Columns that are not needed are not looked at.</summary>
    /// <exception cref="DataException">A column is not there, or a value cannot be what it was when the encoder was fitted.</exception>
    public DesignMatrix Encode(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int written = _columns.OfType<DenseEncoding>().Sum(column => column.Parts.Count);
        RequireRoom(table, (long)table.RowCount * written);
        return _columns.Any(column => column is TextEncoding) ? EncodeSparse(table) : EncodeDense(table);
    }

    /// <summary>Everything that was fitted, as JSON; reads back to the same bits.</summary>
    public string ToJson() => EncoderJson.ToText(this, _columns);

    /// <summary>Writes what <see cref="ToJson"/> gives as a value into a larger document.</summary>
    public void WriteTo(Utf8JsonWriter json) => EncoderJson.Write(json, this, _columns);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no saved encoder.</exception>
    public static Encoder FromJson(string json) => EncoderJson.Read(json);

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    /// <exception cref="FormatException">The value is no saved encoder.</exception>
    public static Encoder FromJson(JsonElement json) => EncoderJson.Read(json);

    private DesignMatrix EncodeDense(Table table)
    {
        int stride = Features.Count, offset = 0;
        double[] values = new double[table.RowCount * stride];
        List<DataWarning> warnings = [];
        foreach (DenseEncoding column in _columns.Cast<DenseEncoding>())
        {
            Column source = table[column.Column];
            if (table.RowCount > 0) column.Write(table, source, values.AsSpan(offset), stride, warnings);
            offset += column.Parts.Count;
        }
        new Standardization(Center, Scale, 0).Apply(values, stride);
        return new DesignMatrix(table.RowCount, stride, values, Features, warnings);
    }

    private DesignMatrix EncodeSparse(Table table)
    {
        List<DataWarning> warnings = [];
        var columns = new List<(IRowParts Parts, int First)>();
        int first = 0;
        foreach (ColumnEncoding column in _columns)
        {
            columns.Add((column.Open(table, table[column.Column], new Standardization(Center, Scale, first), warnings), first));
            first += column.Parts.Count;
        }
        SparseBuilder rows = new(table.RowCount);
        for (int row = 0; row < table.RowCount; row++)
        {
            foreach ((IRowParts parts, int start) in columns) parts.Add(row, rows, start);
            rows.EndRow();
            RequireRoom(table, (long)rows.Count + Features.Count);
        }
        return new DesignMatrix(table.RowCount, Features.Count, [], Features, warnings) { Sparse = rows.Build() };
    }

    private void RequireRoom(Table table, long numbers)
    {
        if (numbers <= Array.MaxLength) return;
        throw new DataException(table.Source, $"{table.RowCount:N0} rows of {Features.Count:N0} features are more than one matrix can hold. Encode it in batches"
            + " (TableReader.Stream).");
    }
}
