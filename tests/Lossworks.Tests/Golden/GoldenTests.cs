using System.Text.Json;
using Lossworks.Cases;

namespace Lossworks.Tests.Golden;

/// <summary>Every loss against values made elsewhere (tests/Golden/README.md says how): value, gradient and Hessian, and errors where they belong.</summary>
public sealed class GoldenTests
{
    /// <summary>Relative, in double; a case may state a wider one together with its reason.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>Below it numbers lose digits one by one, and with them the meaning of a relative error.</summary>
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Wrappers have no numbers of their own: they are tested against their bases.</summary>
    public static TheoryData<string> Losses => [.. LossCatalogue.BuiltIn.Entries.Where(e => e.Card.Family != LossFamily.Wrapper).Select(e => e.Card.Name)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Agrees_with_its_golden_values(string name)
    {
        CaseEvaluator evaluator = new();
        List<string> wrong = [];
        foreach (string line in File.ReadLines(Repository.Path("tests", "Golden", name + ".jsonl")))
        {
            using JsonDocument expected = JsonDocument.Parse(line);
            using JsonDocument got = JsonDocument.Parse(evaluator.Answer(line, out bool ok));
            if (Difference(expected.RootElement, got.RootElement, ok) is { } difference)
                wrong.Add($"{difference}\n    case {line}\n    got  {got.RootElement.GetRawText()}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} cases differ:\n" + string.Join("\n", wrong.Take(12)));
    }

    private static string? Difference(JsonElement expected, JsonElement got, bool ok)
    {
        bool shouldFail = expected.TryGetProperty("error", out _);
        if (shouldFail)
            return ok ? "an error was expected" : null;
        if (!ok)
            return "no answer: " + got.GetProperty("error").GetString();
        double tolerance = expected.TryGetProperty("tolerance", out JsonElement given) ? given.GetDouble() : Tolerance;
        foreach (string part in (string[])["value", "gradient", "hessian"])
        {
            if (NumbersOf(expected.GetProperty(part)) is not { } a || NumbersOf(got.GetProperty(part)) is not { } b)
            {
                if (expected.GetProperty(part).ValueKind != got.GetProperty(part).ValueKind)
                    return $"{part}: {expected.GetProperty(part).ValueKind} expected, {got.GetProperty(part).ValueKind} found";
                continue;
            }

            if (a.Count != b.Count)
                return $"{part}: {a.Count} numbers expected, {b.Count} found";
            for (int i = 0; i < a.Count; i++)
            {
                if (!Close(a[i], b[i], tolerance))
                    return $"{part}[{i}]: {a[i]:R} expected, {b[i]:R} found, relative error {Math.Abs((b[i] - a[i]) / a[i]):E2}, tolerance {tolerance:E1}";
            }
        }

        return null;
    }

    private static bool Close(double a, double b, double tolerance) =>
        a.Equals(b) || a == b || (double.IsFinite(a) && double.IsFinite(b) && Math.Abs(b - a) <= tolerance * Math.Max(Math.Abs(a), SmallestNormal));

    private static List<double>? NumbersOf(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        List<double> numbers = [];
        Collect(json, numbers);
        return numbers;
    }

    private static void Collect(JsonElement json, List<double> numbers)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in json.EnumerateArray())
                    Collect(item, numbers);
                break;
            case JsonValueKind.String:
                numbers.Add(json.GetString() switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity });
                break;
            default:
                numbers.Add(json.GetDouble());
                break;
        }
    }
}
