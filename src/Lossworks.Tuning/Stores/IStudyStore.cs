namespace Lossworks.Tuning;

/// <summary>
/// Where studies are kept. Everything that workers must agree on happens in one of these calls, each of which happens whole or not at all, at once for all
/// threads, processes and machines that share the store.
/// </summary>
/// <remarks>
/// A trial belongs to whoever began its last attempt; a call in the name of an earlier attempt changes nothing and says false. Leases are measured by the clock
/// of the store, so that the clocks of workers do not matter. A store retries what fails for a moment (a lock, a lost connection) and throws only when that
/// lasts.
/// <para>
/// Of a trial that is not there, every call that asks for one says false. Of a study that is not there, every call but <see cref="Open"/>,
/// <see cref="List"/> and <see cref="Delete"/> throws <see cref="StudyStoreException"/>. Numbers come back to the bit. Texts come back as they were, except that
/// U+0000 and halves of surrogate pairs, which are no text to a database, come back as U+FFFD; texts that are JSON must not have them. All calls are safe for
/// threads.
/// </para>
/// </remarks>
public interface IStudyStore : IDisposable
{
    /// <summary>What the user calls it: a file, an address without its password.</summary>
    string Location { get; }

    /// <summary>The study of a name; if there is none, it is made with this definition.</summary>
    /// <param name="study">Its name: 1 to 250 characters. Upper and lower case are different names.</param>
    /// <param name="definition">JSON.</param>
    /// <returns>What the store has: of a study that was there before, its own definition.</returns>
    /// <exception cref="StudyStoreException">The store cannot be used, or no study can have that name.</exception>
    StoredStudy Open(string study, string definition);

    /// <summary>The studies, by name, in the order of their characters' numbers.</summary>
    IReadOnlyList<StoredStudy> List();

    /// <summary>Forgets a study and all its trials; does nothing where there is none. Whoever still has it open must open it anew.</summary>
    void Delete(string study);

    /// <summary>The trials that have changed after a revision, by number, and the revision that this is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="since">A revision that this method returned, or 0 for all trials.</param>
    TrialChanges Read(string study, long since);

    /// <summary>Adds a trial.</summary>
    /// <param name="study">The study.</param>
    /// <param name="number">Its number: the next one that is free, or the call says false.</param>
    /// <param name="configuration">What to try, as JSON.</param>
    /// <param name="claim">Who begins it at once, as attempt 1; null leaves it waiting, as attempt 0.</param>
    /// <returns>False where the study does not have exactly the trials before that number: somebody was faster.</returns>
    bool TryAdd(string study, int number, string configuration, Claim? claim);

    /// <summary>Begins a trial that is waiting, or one whose lease has run out, as its next attempt.</summary>
    /// <param name="study">The study.</param>
    /// <param name="number">The trial.</param>
    /// <param name="attempt">Its attempt so far: the new one is the next.</param>
    /// <param name="claim">Who begins it.</param>
    bool TryTake(string study, int number, int attempt, Claim claim);

    /// <summary>The running trials whose lease has run out: their workers are gone.</summary>
    IReadOnlyList<int> Lapsed(string study);

    /// <summary>Makes the lease of a running trial last so long from now on, also where it has run out as long as nobody took it. Changes no revision.</summary>
    bool Renew(string study, int number, int attempt, TimeSpan lease);

    /// <summary>Ends a running trial, also one whose lease has run out as long as nobody took it. Said again with the same outcome, it says true again: an answer may get lost on the way.</summary>
    /// <exception cref="TuningException">The outcome is no end of a trial, or one of its numbers is not finite. Nothing is changed.</exception>
    bool Finish(string study, int number, int attempt, TrialOutcome outcome);

    /// <summary>
    /// Makes a trial wait again: a running one that its worker gives back, which then counts one attempt less, or one that failed.
    /// </summary>
    bool Release(string study, int number, int attempt);
}
