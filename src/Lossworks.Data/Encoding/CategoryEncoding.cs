using System.Text.Json;

namespace Lossworks.Data;

/// <summary>
/// One feature per frequent level except the most frequent one, the reference, whose effect is in the intercept: with all of them the features
/// would add up to the intercept, and without a penalty the coefficients would not be determined.
/// </summary>
internal sealed class CategoryEncoding : DenseEncoding
{
    public const string Name = "category";

    private const string Other = "=other";

    private readonly string[] _levels;
    private readonly Dictionary<string, int> _partOf;
    private readonly int _other, _missing;

    public CategoryEncoding(string column, string reference, string[] levels, bool other, bool indicator)
        : base(column)
    {
        (Reference, _levels) = (reference, levels);
        Parts = [.. levels.Select(level => "=" + level), .. If(other, Other), .. If(indicator, FeatureName.IsMissing)];
        _other = other ? levels.Length : -1;
        _missing = indicator ? Parts.Count - 1 : -1;
        _partOf = levels.Select((level, part) => (level, part)).ToDictionary(pair => pair.level, pair => pair.part);
        _partOf.Add(reference, -1);
    }

    /// <summary>The level that all features at 0 stand for.</summary>
    public string Reference { get; }

    public override IReadOnlyList<string> Parts { get; }

    public override ColumnKind ReadAs => ColumnKind.Category;

    /// <summary>Null when nothing varies.</summary>
    public static CategoryEncoding? Fit(ColumnStatistics values, EncoderOptions options)
    {
        string[] seen = [.. values.Counts.OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal).Select(level => level.Key)];
        string[] kept = [.. seen.Where((level, rank) => values.CountOf(level) >= options.MinimumLevelCount && rank <= options.MaximumLevels)];
        bool other = kept.Length < seen.Length, indicator = values.Missing > 0;
        if (kept.Length == 0 || (kept.Length == 1 && !other && !indicator)) return null;
        return new CategoryEncoding(values.Name, kept[0], [.. kept.Skip(1).Order(StringComparer.Ordinal)], other, indicator);
    }

    public override void Write(Table table, Column values, Span<double> features, int stride, List<DataWarning> warnings)
    {
        if (_missing < 0) WarnOfMissing(table, values, $"\"{Reference}\", the most frequent", warnings);
        int[]? partOfCode = values.HasLevels ? [.. values.Levels.Select(PartOf)] : null;
        int unseen = 0, firstUnseen = -1;
        for (int row = 0; row < values.Length; row++)
        {
            features.Slice(row * stride, Parts.Count).Clear();
            bool missing = values.IsMissing(row);
            int part = missing ? _missing : partOfCode is null ? PartOf(values.Text(row)!) : partOfCode[values.Codes[row]];
            if (part == Unseen)
            {
                part = _other;
                if (unseen++ == 0) firstUnseen = row;
            }
            if (part >= 0) features[(row * stride) + part] = 1;
        }
        if (unseen > 0 && _other < 0) WarnOfUnseen(table, values, unseen, firstUnseen, warnings);
    }

    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("encoding", Name);
        json.WriteString("reference", Reference);
        json.WriteStartArray("levels");
        foreach (string level in _levels) json.WriteStringValue(level);
        json.WriteEndArray();
        json.WriteBoolean("other", _other >= 0);
        json.WriteBoolean("indicator", _missing >= 0);
    }

    public static CategoryEncoding ReadFields(string column, JsonElement json)
    {
        string[] levels = [.. json.GetProperty("levels").EnumerateArray().Select(level => level.GetString()!)];
        return new CategoryEncoding(column, json.Text("reference"), levels, json.Truth("other"), json.Truth("indicator"));
    }

    private const int Unseen = -2;

    private int PartOf(string level) => _partOf.TryGetValue(level, out int part) ? part : Unseen;

    private void WarnOfUnseen(Table table, Column values, int count, int row, List<DataWarning> warnings)
    {
        string some = count == 1 ? "1 value was" : $"{count:N0} values were";
        warnings.Add(DataWarning.At(table.PlaceOf(row, Column), $"\"{values.Text(row)}\": {some} not there when the encoder was fitted,"
            + $" which met no rare level either; taken to be \"{Reference}\", the most frequent."));
    }
}
