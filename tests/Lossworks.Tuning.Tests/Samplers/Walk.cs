namespace Lossworks.Tuning.Tests;

/// <summary>A study without stores and threads: trials one after another, each with the context that a study would give it.</summary>
internal static class Walk
{
    /// <summary>Trials with the contexts in which they were chosen; ends early where the sampler does.</summary>
    /// <param name="sampler">Chooses.</param>
    /// <param name="space">What is searched.</param>
    /// <param name="count">How many trials.</param>
    /// <param name="outcome">What comes of a trial.</param>
    /// <param name="batch">How many trials are under way at once.</param>
    /// <param name="seed">Of the study.</param>
    /// <param name="enqueued">Tried before anything that the sampler chooses.</param>
    internal static IEnumerable<(SamplingContext Context, Observation Observation)> Of(
        Sampler sampler, SearchSpace space, int count, Func<int, Configuration, Observation> outcome, int batch = 1, ulong seed = 1, params Configuration[] enqueued)
    {
        List<Observation> all = [];
        for (int number = 0; number < count; number++)
        {
            int known = Math.Max(0, number - batch + 1);
            SamplingContext context = new()
            {
                Space = space,
                Number = number,
                Seed = TrialSeed.Of(seed, number),
                StudySeed = seed,
                Observations = all.GetRange(0, known),
                Pending = [.. all.Skip(known).Select(o => o.Configuration)],
                PendingNumbers = [.. all.Skip(known).Select(o => o.Trial.Number)],
            };
            if ((number < enqueued.Length ? enqueued[number] : sampler.Propose(context)) is not { } chosen)
                yield break;
            all.Add(outcome(number, chosen));
            yield return (context, all[^1]);
        }
    }

    internal static Observation Complete(int number, Configuration configuration, double cost) =>
        new(new() { Number = number, Configuration = configuration, State = TrialState.Complete, Value = cost }, cost);

    internal static Observation Failed(int number, Configuration configuration) =>
        new(new() { Number = number, Configuration = configuration, State = TrialState.Failed, Reason = "it failed" }, double.NaN);

    internal static Observation Pruned(int number, Configuration configuration, int step, double cost) =>
        new(new() { Number = number, Configuration = configuration, State = TrialState.Pruned, Value = cost, Steps = [new(step, cost)] }, cost);
}
