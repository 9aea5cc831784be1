namespace Lossworks.Tuning;

/// <summary>Chooses what to try next.</summary>
/// <remarks>
/// A proposal is a function of its context alone: of the space, the trials that have ended, those under way, the number of the trial and the seed. So a study
/// gives the same trials with any number of workers, after a kill and on resume. A sampler may remember what it computed before, as long as it would compute
/// the same anew. One sampler may be asked by several threads at once.
/// </remarks>
public abstract class Sampler
{
    /// <summary>Its name and settings in one line: <c>tpe(startup=10, candidates=24)</c>. A study is only gone on with by a sampler that says the same.</summary>
    public abstract string Description { get; }

    /// <summary>How many trials it has for a space; null where there is no end.</summary>
    public virtual long? Limit(SearchSpace space) => null;

    /// <summary>What to try as the trial of the context's number; null where nothing is left to try.</summary>
    /// <exception cref="TuningException">The space cannot be searched this way; the message says why.</exception>
    public abstract Configuration? Propose(SamplingContext context);

    /// <inheritdoc/>
    public sealed override string ToString() => Description;
}
