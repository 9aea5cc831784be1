using System.Globalization;
using System.Text.Json;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Results;

/// <summary>What one run found, where, and against which versions.</summary>
/// <param name="Kind"><c>kernels</c>, <c>training</c>, <c>tuner</c> or <c>evidence</c>.</param>
/// <param name="Date">When, as year, month and day.</param>
/// <param name="Command">What to type for it.</param>
/// <param name="Machine">Where.</param>
/// <param name="Versions">Of the peers.</param>
/// <param name="Timings">What <c>--json</c> prints.</param>
internal sealed record ResultsFile(
    string Kind, string Date, string Command, Machine Machine, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<Timing> Timings)
{
    internal const string Kernels = "kernels", Fits = "training", Samplers = "tuner", Advice = "evidence";

    /// <summary>Arithmetic per second that independent chains of multiply-adds reach, by number of threads, in G/s; of kernels.</summary>
    public IReadOnlyDictionary<int, double?>? PeakFlops { get; init; }

    /// <summary>What a fit reached; of training.</summary>
    public IReadOnlyList<Training.Reached>? Reached { get; init; }

    /// <summary>How near samplers came; of tuner.</summary>
    public Tuning.TunerFindings? Tuner { get; init; }

    /// <summary>How right advice is; of evidence.</summary>
    public Evidence.EvidenceFindings? Evidence { get; init; }

    /// <summary>Of a run that ends now.</summary>
    internal static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static ResultsFile Read(string path) => JsonSerializer.Deserialize<ResultsFile>(File.ReadAllText(path), s_format)
        ?? throw new JsonException($"{path} holds nothing.");

    /// <summary>The newest of a kind; none where there is none.</summary>
    internal static ResultsFile? Newest(string kind) =>
        Directory.EnumerateFiles(Folder, $"*-{kind}.json").Order(StringComparer.Ordinal).LastOrDefault() is { } path ? Read(path) : null;

    /// <summary>Writes it under benchmarks/results, named by date, processor and kind; says where.</summary>
    internal string Save()
    {
        string path = Path.Combine(Folder, $"{Date}-{Machine.Slug}-{Kind}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(this, s_format) + "\n");
        return path;
    }

    private static string Folder => Repository.Path("benchmarks", "results");
}
