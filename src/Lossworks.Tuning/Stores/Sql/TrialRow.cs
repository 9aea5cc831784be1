using System.Data.Common;

namespace Lossworks.Tuning;

/// <summary>A trial as a row.</summary>
internal static class TrialRow
{
    /// <summary>In the order in which <see cref="Read"/> takes them.</summary>
    internal const string Columns = "t.number, t.configuration, t.state, t.attempt, t.worker, t.started, t.finished, t.value, t.reason, t.steps, t.notes";

    /// <summary>The word for a state.</summary>
    internal static string WordFor(TrialState state) => state switch
    {
        TrialState.Waiting => "waiting",
        TrialState.Running => "running",
        TrialState.Complete => "complete",
        TrialState.Pruned => "pruned",
        _ => "failed",
    };

    /// <summary>The trial whose columns begin at a place.</summary>
    internal static StoredTrial Read(DbDataReader row, int first)
    {
        TrialState state = StateOf(row.GetString(first + 2));
        return new(
            row.GetInt32(first), row.GetString(first + 1), state, row.GetInt32(first + 3), Text(row, first + 4), Time(row, first + 5), Time(row, first + 6),
            state is TrialState.Waiting or TrialState.Running ? null : Outcome(row, first, state));
    }

    private static TrialOutcome Outcome(DbDataReader row, int first, TrialState state) =>
        new(state, row.IsDBNull(first + 7) ? null : row.GetDouble(first + 7), Text(row, first + 8))
        {
            Steps = OutcomeJson.Steps(Text(row, first + 9)),
            Notes = OutcomeJson.Notes(Text(row, first + 10)),
        };

    private static TrialState StateOf(string word) =>
        Enum.GetValues<TrialState>().Cast<TrialState?>().FirstOrDefault(s => WordFor(s!.Value) == word)
        ?? throw new StudyStoreException($"a trial has the unknown state '{word}': something else than Lossworks wrote into its store.");

    private static string? Text(DbDataReader row, int place) => row.IsDBNull(place) ? null : row.GetString(place);

    private static DateTimeOffset? Time(DbDataReader row, int place) =>
        row.IsDBNull(place) ? null : DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(place));
}
