using System.Text.Json;

namespace Lossworks.Data;

/// <summary>
/// Free text as the words and runs of words in it, by the hash of each (Weinberger et al. 2009, doi:10.1145/1553374.1553516): the vocabulary needs no room but that of
/// the buckets, whatever the texts hold. Hashes carry no sign: only buckets that occur are features, so that few are shared, and a coefficient can be read.
/// </summary>
internal sealed class TextEncoding : ColumnEncoding
{
    public const string Name = "text";

    private readonly TextVocabulary _vocabulary;
    private readonly bool _indicator;

    public TextEncoding(string column, TextVocabulary vocabulary, bool indicator)
        : base(column)
    {
        (_vocabulary, _indicator) = (vocabulary, indicator);
        Parts = [.. vocabulary.Names.Select(name => $" [{name}]"), .. If(indicator, FeatureName.IsMissing)];
    }

    public override IReadOnlyList<string> Parts { get; }

    public override ColumnKind ReadAs => ColumnKind.Text;

    /// <summary>Null when there is nothing to learn from.</summary>
    public static TextEncoding? Fit(ColumnStatistics values)
    {
        bool indicator = values.Missing > 0;
        TextVocabulary vocabulary = values.Texts!.Vocabulary();
        return indicator || (values.Varies && vocabulary.Kept.Count > 0) ? new TextEncoding(values.Name, vocabulary, indicator) : null;
    }

    public override IRowParts Open(Table table, Column values, Standardization standardization, List<DataWarning> warnings)
    {
        if (!_indicator) WarnOfMissing(table, values, "a text without words", warnings);
        return new Texts(values, new TextRow(_vocabulary), _indicator ? _vocabulary.Kept.Count : -1);
    }

    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("encoding", Name);
        json.WriteNumber("wordGrams", _vocabulary.WordGrams);
        json.WriteNumber("buckets", _vocabulary.Buckets);
        json.WriteNumber("texts", _vocabulary.Texts);
        json.WriteBoolean("indicator", _indicator);
        json.WriteOnOneLine("kept", _vocabulary.Kept, static (writer, bucket) => writer.WriteNumberValue(bucket));
        json.WriteOnOneLine("rows", _vocabulary.Rows, static (writer, rows) => writer.WriteNumberValue(rows));
        json.WriteOnOneLine("names", _vocabulary.Names, static (writer, name) => writer.WriteStringValue(name));
    }

    public static TextEncoding ReadFields(string column, JsonElement json)
    {
        (int grams, int buckets) = (json.GetProperty("wordGrams").GetInt32(), json.GetProperty("buckets").GetInt32());
        if (grams < 1 || buckets is < 1 or > EncoderOptions.MostTextBuckets) throw new FormatException($"Runs of {grams} words in {buckets} buckets are not possible.");
        int[] kept = [.. json.GetProperty("kept").EnumerateArray().Select(bucket => bucket.GetInt32())];
        int[] rows = [.. json.GetProperty("rows").EnumerateArray().Select(count => count.GetInt32())];
        string[] names = [.. json.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)];
        return new TextEncoding(column, new TextVocabulary(grams, buckets, json.GetProperty("texts").GetInt64(), kept, rows, names), json.Truth("indicator"));
    }

    private sealed class Texts(Column values, TextRow reader, int missingPart) : IRowParts
    {
        public void Add(int row, SparseBuilder to, int first)
        {
            string? text = values.Text(row);
            if (text is null && missingPart >= 0) to.Add(first + missingPart, 1);
            if (text is null) return;
            foreach ((int feature, double value) in reader.Of(text)) to.Add(first + feature, value);
        }
    }
}
