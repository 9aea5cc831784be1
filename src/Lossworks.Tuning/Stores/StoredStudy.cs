namespace Lossworks.Tuning;

/// <summary>A study as a store has it.</summary>
/// <param name="Name">Unique in its store.</param>
/// <param name="Definition">JSON; the store does not look into it.</param>
public sealed record StoredStudy(string Name, string Definition);
