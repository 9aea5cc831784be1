using System.Runtime.CompilerServices;

namespace Lossworks.Tuning;

/// <summary>Trials that fill the space evenly: like random ones, but without the clumps and gaps that chance makes.</summary>
/// <remarks>
/// A scrambled Sobol sequence: Sobol (1967), doi:10.1016/0041-5553(67)90144-9, with the direction numbers of Joe and Kuo (2008), doi:10.1137/070709359,
/// scrambled after Owen (1995), doi:10.1007/978-1-4612-2552-2_19, by the seed of the study. Every parameter has a dimension of its own, whether it exists in a
/// trial or not. Trial n is the point n of the sequence; with constraints, the n-th of those points that they allow, so that no point comes twice. (In a space
/// of few discrete values, two points may be the same configuration.) Parameters beyond the first 1,024 are independent random numbers.
/// The seed decides nothing but the scrambling, and results nothing at all. Evenness is best at 2^k trials.
/// </remarks>
public sealed class SobolSampler : Sampler
{
    private const int MostTries = 10_000;

    // The indices of the allowed points, as far as they were looked for: of a space, by seed.
    private readonly ConditionalWeakTable<SearchSpace, Dictionary<ulong, List<long>>> _allowed = [];
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public override string Description => "sobol";

    /// <inheritdoc/>
    public override Configuration? Propose(SamplingContext context)
    {
        if (context.Space.Constraints.IsEmpty)
            return Point(context.Space, context.Number, context.StudySeed);
        lock (_lock)
        {
            Dictionary<ulong, List<long>> bySeed = _allowed.GetOrCreateValue(context.Space);
            if (!bySeed.TryGetValue(context.StudySeed, out List<long>? allowed))
                bySeed.Add(context.StudySeed, allowed = []);
            while (allowed.Count <= context.Number)
                allowed.Add(Next(context, allowed is [.., var last] ? last + 1 : 0));
            return Point(context.Space, allowed[context.Number], context.StudySeed);
        }
    }

    private static long Next(SamplingContext context, long index)
    {
        for (int tries = 0; tries < MostTries; tries++, index++)
        {
            if (context.Space.Allows(Point(context.Space, index, context.StudySeed)))
                return index;
        }

        string says = string.Join("; ", context.Space.Constraints.Select(c => c.Says));
        throw new TuningException($"of {MostTries:N0} points in a row none was allowed by: {says}. Loosen them, or choose ranges in which they mostly hold.");
    }

    private static Configuration Point(SearchSpace space, long index, ulong seed) => space.FromUnit(SobolPoints.At(index, space.Parameters.Length, seed));
}
