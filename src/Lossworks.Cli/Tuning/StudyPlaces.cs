using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>Where studies are kept, as <c>--study</c> says it: a file, or the address of a PostgreSQL database.</summary>
internal static class StudyPlaces
{
    internal static IStudyStore Open(string place)
    {
        if (IsAddress(place))
            return PostgreSqlStudyStore.Open(place);
        if (place.Contains("://", StringComparison.Ordinal))
            throw new UsageException($"--study cannot be '{place}'; it takes a file, or postgres://user:password@host/database.");
        return place.Length > 0 ? SqliteStudyStore.Open(place) : throw new UsageException("--study is empty; it takes a file, or postgres://user:password@host/database.");
    }

    internal static bool IsAddress(string place) =>
        place.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a study of this name, or of this name and a method, is about; null where there is none.</summary>
    internal static string? SubjectOf(IStudyStore store, string name) =>
        store.List().FirstOrDefault(s => s.Name == name || s.Name.StartsWith(name + "/", StringComparison.Ordinal)) is { } found ? Study.SubjectOf(found) : null;

    /// <summary>The study to join: the one that was named, or the only one there.</summary>
    internal static string Join(IStudyStore store, string? name)
    {
        string[] names = [.. store.List().Select(s => s.Name.Split('/')[0]).Distinct()];
        if (name is not null)
            return names.Contains(name) ? name : throw new UsageException($"there is no study '{name}' in {store.Location}; there is {Listed(names)}.");
        return names is [var only] ? only : throw new UsageException($"{store.Location} has {Listed(names)}: say which one to join with --name.");
    }

    private static string Listed(string[] names) => names.Length == 0 ? "no study" : string.Join(", ", names);
}
