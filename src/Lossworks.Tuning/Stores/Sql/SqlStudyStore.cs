namespace Lossworks.Tuning;

/// <summary>Studies in the tables of a database.</summary>
/// <remarks>
/// Whoever changes a trial first counts up the revision of its study, in the same transaction: the database lets one at a time do so, and revisions become visible
/// in their order. So no reader misses one. Each change carries a number of its own, by which a repetition knows that the first try came through although its
/// answer got lost.
/// </remarks>
public abstract class SqlStudyStore : IStudyStore
{
    private const string TrialOf = "study = @study AND number = @number";

    private readonly SqlDatabase _database;

    internal SqlStudyStore(SqlDatabase database) => _database = database;

    /// <inheritdoc/>
    public string Location => _database.Location;

    /// <inheritdoc/>
    public StoredStudy Open(string study, string definition)
    {
        StudyName.Check(study);
        while (true)
        {
            if (_database.Read(session => Studies(session, "WHERE name = @name", ("name", study))) is [var there])
                return there;
            _database.Write(session => session.Execute(
                "INSERT INTO lossworks_studies (name, definition, revision) VALUES (@name, @definition, 0) ON CONFLICT (name) DO NOTHING",
                ("name", study), ("definition", definition)) > 0);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredStudy> List() => [.. _database.Read(session => Studies(session, "")).OrderBy(s => s.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Delete(string study) => _database.Write(session =>
    {
        if (session.Number("UPDATE lossworks_studies SET revision = revision + 1 WHERE name = @name RETURNING id", ("name", study)) is not { } id)
            return false;
        session.Execute("DELETE FROM lossworks_trials WHERE study = @study", ("study", id));
        return session.Execute("DELETE FROM lossworks_studies WHERE id = @study", ("study", id)) > 0;
    });

    /// <inheritdoc/>
    public TrialChanges Read(string study, long since)
    {
        // One statement, so that the revision and the trials are those of one moment.
        List<(long Revision, StoredTrial? Trial)> rows = _database.Read(session => session.Query(
            $"SELECT s.revision, {TrialRow.Columns} FROM lossworks_studies s LEFT JOIN lossworks_trials t ON t.study = s.id AND t.revision > @since WHERE s.name = @name ORDER BY t.number",
            row => (row.GetInt64(0), row.IsDBNull(1) ? null : TrialRow.Read(row, first: 1)), ("name", study), ("since", since)));
        return rows.Count > 0 ? new(rows[0].Revision, [.. rows.Select(r => r.Trial).OfType<StoredTrial>()]) : throw Unknown(study);
    }

    /// <inheritdoc/>
    public bool TryAdd(string study, int number, string configuration, Claim? claim)
    {
        const string Next = "COALESCE((SELECT MAX(number) + 1 FROM lossworks_trials WHERE study = @study), 0) = @number";
        return claim is { } given
            ? Change(
                study, number,
                $"""
                INSERT INTO lossworks_trials (study, number, configuration, state, attempt, revision, operation, worker, started, lease_ends)
                SELECT @study, @number, @configuration, 'running', 1, @revision, @operation, @worker, {_database.Now}, {_database.Now} + @lease WHERE {Next}
                """,
                ("configuration", configuration), ("worker", given.Worker), ("lease", Microseconds(given.Lease)))
            : Change(
                study, number,
                $"""
                INSERT INTO lossworks_trials (study, number, configuration, state, attempt, revision, operation)
                SELECT @study, @number, @configuration, 'waiting', 0, @revision, @operation WHERE {Next}
                """,
                ("configuration", configuration));
    }

    /// <inheritdoc/>
    public bool TryTake(string study, int number, int attempt, Claim claim) => Change(
        study, number,
        $"""
        UPDATE lossworks_trials SET state = 'running', attempt = attempt + 1, revision = @revision, operation = @operation, worker = @worker,
            started = {_database.Now}, lease_ends = {_database.Now} + @lease
        WHERE {TrialOf} AND attempt = @attempt AND (state = 'waiting' OR (state = 'running' AND lease_ends <= {_database.Now}))
        """,
        ("attempt", attempt), ("worker", claim.Worker), ("lease", Microseconds(claim.Lease)));

    /// <inheritdoc/>
    public IReadOnlyList<int> Lapsed(string study)
    {
        List<int?> rows = _database.Read(session => session.Query(
            $"""
            SELECT t.number FROM lossworks_studies s LEFT JOIN lossworks_trials t ON t.study = s.id AND t.state = 'running' AND t.lease_ends <= {_database.Now}
            WHERE s.name = @name ORDER BY t.number
            """,
            row => row.IsDBNull(0) ? (int?)null : row.GetInt32(0), ("name", study)));
        return rows.Count > 0 ? [.. rows.OfType<int>()] : throw Unknown(study);
    }

    /// <inheritdoc/>
    public bool Renew(string study, int number, int attempt, TimeSpan lease) => _database.Write(session =>
    {
        long id = session.Number("SELECT id FROM lossworks_studies WHERE name = @name", ("name", study)) ?? throw Unknown(study);
        return session.Execute(
            $"UPDATE lossworks_trials SET lease_ends = {_database.Now} + @lease WHERE {TrialOf} AND attempt = @attempt AND state = 'running'",
            ("study", id), ("number", number), ("attempt", attempt), ("lease", Microseconds(lease))) > 0;
    });

    /// <inheritdoc/>
    public bool Finish(string study, int number, int attempt, TrialOutcome outcome)
    {
        outcome.Check();
        outcome = StoreText.Of(outcome);
        return Change(
            study, number,
            $"""
            UPDATE lossworks_trials SET state = @state, revision = @revision, operation = @operation, finished = {_database.Now}, lease_ends = NULL,
                value = @value, reason = @reason, steps = @steps, notes = @notes
            WHERE {TrialOf} AND attempt = @attempt AND state = 'running'
            """,
            ("attempt", attempt), ("state", TrialRow.WordFor(outcome.State)), ("value", outcome.Value), ("reason", outcome.Reason),
            ("steps", OutcomeJson.Write(outcome.Steps)), ("notes", OutcomeJson.Write(outcome.Notes))) || EndedSo(study, number, attempt, outcome);
    }

    /// <inheritdoc/>
    public bool Release(string study, int number, int attempt) => Change(
        study, number,
        $"""
        UPDATE lossworks_trials SET attempt = CASE state WHEN 'running' THEN attempt - 1 ELSE attempt END, state = 'waiting', revision = @revision,
            operation = @operation, worker = NULL, started = NULL, finished = NULL, lease_ends = NULL, value = NULL, reason = NULL, steps = NULL, notes = NULL
        WHERE {TrialOf} AND attempt = @attempt AND state IN ('running', 'failed')
        """,
        ("attempt", attempt));

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private static List<StoredStudy> Studies(SqlSession session, string where, params ReadOnlySpan<(string Name, object? Value)> values) =>
        session.Query($"SELECT name, definition FROM lossworks_studies {where}", row => new StoredStudy(row.GetString(0), row.GetString(1)), values);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Changes one trial by a statement that changes one row, or none where the trial is not as it must be.</summary>
    private bool Change(string study, int number, string sql, params (string Name, object? Value)[] values)
    {
        long operation = Random.Shared.NextInt64();
        (bool Looked, long? Last) before = default;
        return _database.Write(session =>
        {
            (long Id, long Revision) its = session.Query(
                "UPDATE lossworks_studies SET revision = revision + 1 WHERE name = @name RETURNING id, revision", row => (row.GetInt64(0), row.GetInt64(1)), ("name", study))
                is [var only] ? only : throw Unknown(study);
            long? last = session.Number($"SELECT operation FROM lossworks_trials WHERE {TrialOf}", ("study", its.Id), ("number", number));
            // Tried before, and the trial is no longer as it was then: that was this call, whose answer got lost, or somebody who was faster.
            if (before.Looked && before.Last != last)
                return last == operation;
            before = (true, last);
            return session.Execute(
                sql, [.. values, ("study", its.Id), ("number", number), ("revision", its.Revision), ("operation", operation)]) > 0;
        });
    }

    private bool EndedSo(string study, int number, int attempt, TrialOutcome outcome) => _database.Read(session => session.Query(
        $"SELECT {TrialRow.Columns} FROM lossworks_trials t JOIN lossworks_studies s ON s.id = t.study WHERE s.name = @name AND t.number = @number",
        row => TrialRow.Read(row, first: 0), ("name", study), ("number", number))) is [var trial]
        && trial.Attempt == attempt && trial.Outcome == outcome;

    private StudyStoreException Unknown(string study) => StudyName.Unknown(study, Location);
}
