using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>Which parameters matter: how much of the variance of the value over the space each explains, alone and in pairs.</summary>
/// <remarks>
/// <para>
/// Functional analysis of variance, Hutter, Hoos and Leyton-Brown (2014), PMLR 32(1):754-762: a random forest learns the value from the complete trials, and
/// the
/// variance of each tree over the whole space is taken apart exactly. The space is looked at as the search does: evenly in each range, by the logarithm where
/// the parameter is logarithmic, every value of a discrete parameter alike. Trials that were pruned or failed do not count.
/// </para>
/// <para>
/// A parameter that exists only sometimes matters only there: where it does not exist, the trees are constant in it. So one that matters much, but exists for
/// one
/// of ten choices, explains little of the variance over the space, and much of it is an interaction with the parameter it hangs on.
/// </para>
/// <para>
/// Trials that are far worse than all others dominate a variance; to learn what matters among good trials, leave them out. With few trials and many parameters
/// the
/// forest sees what is not there: look at <see cref="ParameterEffect.Spread"/>.
/// </para>
/// </remarks>
/// <example><code>
/// foreach (ParameterEffect effect in ParameterImportance.Of(space, study.Trials).Effects)
///     Console.WriteLine($"{effect.Parameter}: {effect.Share:P0}");
/// </code></example>
public sealed class ParameterImportance
{
    private ParameterImportance(IEnumerable<ParameterEffect> effects, IEnumerable<InteractionEffect> interactions, int trials)
    {
        Effects = [.. effects.OrderByDescending(e => e.Variance)];
        Interactions = [.. interactions.OrderByDescending(e => e.Variance)];
        Trials = trials;
    }

    /// <summary>Of every parameter, the most important first.</summary>
    public ImmutableArray<ParameterEffect> Effects { get; }

    /// <summary>Of every pair of parameters, the strongest first.</summary>
    public ImmutableArray<InteractionEffect> Interactions { get; }

    /// <summary>How many trials were complete and counted.</summary>
    public int Trials { get; }

    /// <summary>What matters in these trials. The same for the same trials and seed.</summary>
    /// <param name="space">What was searched.</param>
    /// <param name="trials">The trials; those that are not complete are left aside. All effects are 0 where fewer than two values differ.</param>
    /// <param name="seed">Of the random numbers of the forest.</param>
    /// <param name="trees">How many trees, at least 1.</param>
    /// <exception cref="TuningException">There is no tree.</exception>
    public static ParameterImportance Of(SearchSpace space, IEnumerable<Trial> trials, ulong seed = 1, int trees = 64)
    {
        if (trees < 1)
            throw new TuningException($"trees cannot be {trees}: at least 1 is needed.");
        Trial[] complete = [.. trials.Where(t => t is { State: TrialState.Complete, Value: { } value } && double.IsFinite(value))];
        VarianceParts[] parts = new VarianceParts[trees];
        Forest forest = new(space, [.. complete.Select(t => t.Configuration.ToUnit())], Standardized([.. complete.Select(t => t.Value!.Value)]));
        Parallel.For(0, trees, i => parts[i] = VarianceParts.Of(space, forest.Grow(new Xoshiro256(seed, (ulong)i))));
        return Mean(space, [.. parts.Where(p => p.HasVariance)], complete.Length);
    }

    private static ParameterImportance Mean(SearchSpace space, VarianceParts[] parts, int trials)
    {
        string[] names = [.. space.Parameters.Select(p => p.Name)];
        double[] alone = [.. names.Select((_, i) => parts.Length == 0 ? 0 : parts.Average(p => p.Alone[i]))];
        double sum = alone.Sum();
        return new(
            names.Select((name, i) => new ParameterEffect(name, sum > 0 ? alone[i] / sum : 0, alone[i], Deviation([.. parts.Select(p => p.Alone[i])]))),
            from second in Enumerable.Range(0, names.Length)
            from first in Enumerable.Range(0, second)
            select new InteractionEffect(names[first], names[second], parts.Length == 0 ? 0 : parts.Average(p => p.Together[first, second])),
            trials);
    }

    /// <summary>The parts are of the variance, so that neither scale nor origin matter; huge values would overflow.</summary>
    private static double[] Standardized(double[] values)
    {
        double largest = values.Length == 0 ? 0 : values.Max(Math.Abs);
        double[] scaled = [.. values.Select(v => largest == 0 ? 0 : v / largest)];
        double mean = scaled.Length == 0 ? 0 : scaled.Average(), deviation = Deviation(scaled);
        return [.. scaled.Select(v => deviation == 0 ? 0 : (v - mean) / deviation)];
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Length == 0 ? 0 : values.Average();
        return values.Length == 0 ? 0 : Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
