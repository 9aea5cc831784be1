namespace Lossworks.Data;

/// <summary>Chooses and fits the encoding of each column.</summary>
internal static class EncoderFit
{
    public static Encoder Run(Table features, EncoderOptions options)
    {
        if (features.RowCount == 0) throw new DataException(features.Source, "there are no rows to fit the encoder on.");
        List<ColumnEncoding> columns = [];
        List<DataWarning> warnings = [];
        foreach (Column column in features.Columns)
        {
            ColumnEncoding? encoding = options.Raw ? PlainEncoding.Fit(features, column) : FitColumn(features, column, options, warnings);
            if (encoding is not null) columns.Add(encoding);
        }
        if (columns.Count == 0)
        {
            string reasons = string.Join(" ", warnings.Select(warning => warning.Message));
            throw new DataException(features.Source, $"no column is left to learn from. {reasons}".TrimEnd());
        }
        (double[] center, double[] scale) = Scales(features, columns, options);
        return new Encoder(options, [.. columns], center, scale, warnings);
    }

    private static ColumnEncoding? FitColumn(Table features, Column column, EncoderOptions options, List<DataWarning> warnings)
    {
        ColumnEncoding? encoding = null;
        string? reason = column.MissingCount == column.Length ? "every value is missing" : column.Kind switch
        {
            ColumnKind.Identifier => "it names the rows, from which nothing general can be learned; if it is a quantity or a group, read it as"
                + " Number or Category",
            ColumnKind.Text => "it is free text, which this encoder does not take apart; if it is a group, read it as Category",
            _ => null,
        };
        if (reason is null)
        {
            encoding = column.Kind switch
            {
                ColumnKind.YesNo => YesNoEncoding.Fit(column),
                ColumnKind.Category => CategoryEncoding.Fit(column, options),
                ColumnKind.Date => DateEncoding.Fit(column),
                _ => NumberEncoding.Fit(column),
            };
            if (encoding is not null) return encoding;
            reason = column.DistinctCount > 1 ? $"each of its levels has fewer than {options.MinimumLevelCount} rows" : "it is constant";
        }
        warnings.Add(DataWarning.At(new Place(features.Source, null, column.Name), $"the column is left out: {reason}."));
        return null;
    }

    private static (double[] Center, double[] Scale) Scales(Table features, List<ColumnEncoding> columns, EncoderOptions options)
    {
        int count = columns.Sum(column => column.Parts.Count), next = 0;
        var center = new double[count];
        var scale = new double[count];
        Array.Fill(scale, 1);
        if (options.Raw || !options.Standardize) return (center, scale);
        foreach (ColumnEncoding column in columns)
        {
            int parts = column.Parts.Count;
            var values = new double[features.RowCount * parts];
            column.Write(features, features[column.Column], values, parts, []);
            for (int part = 0; part < parts; part++, next++)
            {
                if (column.IsQuantity(part)) (center[next], scale[next]) = Standardization.Of(values, part, parts);
            }
        }
        if (!options.Center) Array.Clear(center);
        return (center, scale);
    }
}
