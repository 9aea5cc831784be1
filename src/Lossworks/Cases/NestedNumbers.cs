using System.Text.Json;

namespace Lossworks.Cases;

/// <summary>Numbers in nested JSON arrays: the numbers in order, and the length of each level.</summary>
internal sealed class NestedNumbers
{
    private readonly List<double> _numbers = [];
    private readonly List<int> _lengths = [];

    private NestedNumbers()
    {
    }

    internal double[] Numbers { get; private set; } = [];

    /// <summary>The length of each level, outermost first; empty for a bare number.</summary>
    internal IReadOnlyList<int> Lengths => _lengths;

    internal int Depth => _lengths.Count;

    internal string Shape => Depth == 0 ? "a single number" : string.Join(" x ", _lengths);

    /// <exception cref="ShapeException">Empty or ragged arrays.</exception>
    /// <exception cref="LossException">Something that is no number.</exception>
    internal static NestedNumbers Read(JsonElement json, string name)
    {
        NestedNumbers result = new();
        result.Walk(json, 0, name);
        result.Numbers = [.. result._numbers];
        return result;
    }

    internal bool HasShapeOf(NestedNumbers other) => _lengths.SequenceEqual(other._lengths);

    private void Walk(JsonElement json, int level, string name)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            if (level != Depth)
                throw new ShapeException($"{name} are ragged: numbers and arrays stand side by side. Give every level the same form.");
            _numbers.Add(Number(json, name));
            return;
        }

        int length = json.GetArrayLength();
        if (length == 0)
            throw new ShapeException($"{name} hold an empty array: a loss needs at least one number.");
        if (level < Depth && _lengths[level] != length)
            throw new ShapeException($"{name} are ragged: arrays of {_lengths[level]} and of {length} stand side by side. Give every row the same length.");
        if (level == Depth)
        {
            if (_numbers.Count > 0)
                throw new ShapeException($"{name} are ragged: numbers and arrays stand side by side. Give every level the same form.");
            _lengths.Add(length);
        }

        foreach (JsonElement item in json.EnumerateArray())
            Walk(item, level + 1, name);
    }

    private static double Number(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new LossException($"{name} hold \"{other}\", which is no number."),
        },
        _ => throw new LossException($"{name} hold {json.GetRawText()}, which is no number."),
    };
}
