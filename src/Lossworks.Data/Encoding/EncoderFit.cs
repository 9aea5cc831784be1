namespace Lossworks.Data;

/// <summary>Chooses and fits the encoding of each column, from blocks of rows that are gone through several times.</summary>
internal static class EncoderFit
{
    public static Encoder Run(IEnumerable<Table> blocks, EncoderOptions options)
    {
        ColumnStatistics[] columns = Look(blocks, options, out string source);
        List<ColumnEncoding> encodings = [];
        List<DataWarning> warnings = [];
        if (!options.Raw) MedianSearch.Run(blocks, columns);
        foreach (ColumnStatistics column in columns)
        {
            ColumnEncoding? encoding = options.Raw ? new PlainEncoding(column.Name) : FitColumn(source, column, options, warnings);
            if (encoding is not null) encodings.Add(encoding);
        }
        if (encodings.Count == 0)
        {
            string reasons = string.Join(" ", warnings.Select(warning => warning.Message));
            throw new DataException(source, $"no column is left to learn from. {reasons}".TrimEnd());
        }
        (double[] center, double[] scale) = Scales(blocks, encodings, options);
        return new Encoder(options, [.. encodings], center, scale, warnings);
    }

    /// <summary>Why no column of a kind is ever encoded; null where it may be.</summary>
    public static string? ReasonAgainst(ColumnKind kind) => kind switch
    {
        ColumnKind.Identifier => "it names the rows, from which nothing general can be learned; if it is a quantity or a group, read it as Number or Category",
        _ => null,
    };

    public static DataWarning LeftOut(string source, string column, string reason)
    {
        return DataWarning.At(new Place(source, null, column), $"the column is left out: {reason}.");
    }

    private static ColumnStatistics[] Look(IEnumerable<Table> blocks, EncoderOptions options, out string source)
    {
        ColumnStatistics[] columns = [];
        Table? first = null;
        foreach (Table block in blocks)
        {
            if (block.RowCount == 0) continue;
            if (first is null) columns = [.. block.Columns.Select(column => new ColumnStatistics(column, options))];
            first ??= block;
            foreach (ColumnStatistics column in columns)
            {
                if (options.Raw) PlainEncoding.Require(block, block[column.Name]);
                column.Add(block, block[column.Name]);
            }
        }
        source = first?.Source ?? blocks.FirstOrDefault()?.Source ?? "the data";
        return first is null ? throw new DataException(source, "there are no rows to fit the encoder on.") : columns;
    }

    private static ColumnEncoding? FitColumn(string source, ColumnStatistics column, EncoderOptions options, List<DataWarning> warnings)
    {
        string? reason = column.Missing == column.Rows ? "every value is missing" : ReasonAgainst(column.Kind) ?? ReasonAgainstText(column);
        if (reason is null)
        {
            ColumnEncoding? encoding = column.Kind switch
            {
                ColumnKind.YesNo => YesNoEncoding.Fit(column),
                ColumnKind.Category => CategoryEncoding.Fit(column, options),
                ColumnKind.Date => DateEncoding.Fit(column),
                ColumnKind.Text => TextEncoding.Fit(column),
                _ => NumberEncoding.Fit(column),
            };
            if (encoding is not null) return encoding;
            reason = !column.Varies ? "it is constant"
                : column.Kind == ColumnKind.Text ? $"no word of it occurs in {options.MinimumGramRows} rows"
                : $"each of its levels has fewer than {options.MinimumLevelCount} rows";
        }
        warnings.Add(LeftOut(source, column.Name, reason));
        return null;
    }

    private static string? ReasonAgainstText(ColumnStatistics column) =>
        column.Kind == ColumnKind.Text && column.Texts is null ? "it is free text, and EncoderOptions.WordGrams is 0; if it is a group, read it as Category" : null;

    private static (double[] Center, double[] Scale) Scales(IEnumerable<Table> blocks, List<ColumnEncoding> columns, EncoderOptions options)
    {
        Moments[] moments = new Moments[columns.Sum(column => column.Parts.Count)];
        if (!options.Raw && options.Standardize)
        {
            foreach (Table block in blocks) Add(block, columns, moments);
        }
        double[] center = [.. moments.Select(part => options.Center ? part.Mean : 0)];
        return (center, [.. moments.Select(part => part.Deviation > 0 ? part.Deviation : 1)]);
    }

    private static void Add(Table block, List<ColumnEncoding> columns, Moments[] moments)
    {
        int next = 0;
        foreach (ColumnEncoding column in columns)
        {
            int parts = column.Parts.Count;
            if (column is DenseEncoding dense && block.RowCount > 0 && Enumerable.Range(0, parts).Any(column.IsQuantity))
            {
                double[] values = new double[block.RowCount * parts];
                dense.Write(block, block[column.Column], values, parts, []);
                for (int part = 0; part < parts; part++)
                {
                    if (column.IsQuantity(part)) moments[next + part] = moments[next + part].With(Moments.Of(values, part, parts));
                }
            }
            next += parts;
        }
    }
}
