using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>Names of the open places: as short as they are clear.</summary>
internal static class HoleNames
{
    internal static ImmutableArray<SearchHole> Given(IReadOnlyList<SearchHole> holes)
    {
        // One loss needs no name before its parameters.
        bool single = holes.All(h => h.Around.Length > 0 && h.Around[0] == holes[0].Around[0]) && holes.All(h => h.When is null);
        string[] names = [.. holes.Select(h => NameOf(h, single))];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            int times = seen[names[i]] = seen.GetValueOrDefault(names[i]) + 1;
            if (times > 1)
                names[i] += $"-{times}";
        }

        return
        [
            .. holes.Select((h, i) => h with { Name = names[i], When = h.When is { } when ? when with { Choice = names[when.Index] } : null }),
        ];
    }

    private static string NameOf(SearchHole hole, bool single)
    {
        string last = hole.Parameter ?? (hole is SearchChoice ? "loss" : "weight");
        return string.Join('.', hole.Around.Skip(single ? 1 : 0).Append(last));
    }
}
