using System.Text.Json;

namespace Lossworks.Tuning.Tests;

/// <summary>The reference numbers in <c>tests/Golden/tuning</c>, one JSON object a line.</summary>
internal static class GoldenFile
{
    internal static IEnumerable<JsonElement> Lines(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lossworks.slnx")))
            folder = folder.Parent;
        return File.ReadLines(Path.Combine(folder!.FullName, "tests", "Golden", "tuning", name)).Select(line => JsonDocument.Parse(line).RootElement);
    }

    internal static double[] Numbers(this JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(x => x.GetDouble())];
}
