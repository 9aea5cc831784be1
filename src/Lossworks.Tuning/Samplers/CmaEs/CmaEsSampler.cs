using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lossworks.Tuning;

/// <summary>
/// CMA-ES: trials around a center that moves to where they are good, spread in the directions that pay. For numbers only, and some hundred trials or more.
/// </summary>
/// <remarks>
/// <para>
/// Hansen (2016), "The CMA Evolution Strategy: A Tutorial", arXiv:1604.00772. Trials are learned from in generations, by number: the first so many are the
/// first generation, and so on. A trial is drawn from the distribution after the last generation all of whose trials had ended when it was chosen. One that
/// belongs to a later generation than that, or that was given by hand, still counts, but pulls no further than one of its own generation could (Hansen 2011,
/// arXiv:1110.4181). Where many are tried at once (<see cref="StudyOptions.Batch"/>), a generation has at least as many.
/// </para>
/// <para>
/// The search begins in the middle of every range. Once it has converged, it begins anew elsewhere with generations twice as large (Auger and Hansen 2005,
/// doi:10.1109/CEC.2005.1554902). Logarithms and steps are searched as coordinates from 0 to 1; the values beside the present one of a discrete number are
/// tried now and then for as long as the search lasts (after Hamano et al. 2022, doi:10.1145/3512290.3528827). What constraints do not allow is drawn again.
/// Trials that were pruned rank behind those that went to their end, the later the better; trials that failed come last, and nothing moves towards them.
/// </para>
/// <para>Choices, and parameters that exist only sometimes, are refused: random values of them would drown what the numbers tell.</para>
/// </remarks>
public sealed class CmaEsSampler : Sampler
{
    private readonly int? _population;
    private readonly double _step;
    private readonly ConditionalWeakTable<SearchSpace, Memory> _memories = [];
    private readonly Lock _lock = new();

    /// <summary>Trials by CMA-ES.</summary>
    /// <param name="population">
    /// How many trials a generation has at the start, at least 4; null for 4 + 3 ln(numbers), and at least <see cref="StudyOptions.Batch"/>.
    /// </param>
    /// <param name="step">The deviation of the first trials from the middle, as a share of each range: above 0, at most 1.</param>
    /// <exception cref="TuningException">A setting is out of its range.</exception>
    public CmaEsSampler(int? population = null, double step = 0.2)
    {
        if (population < 4)
            throw new TuningException($"population cannot be {population}: a generation has at least 4 trials.");
        if (!(step > 0 && step <= 1))
            throw new TuningException(FormattableString.Invariant($"step cannot be {step:R}: it is a share of the range, above 0 and at most 1."));
        (_population, _step) = (population, step);
    }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant($"cma-es(population={_population?.ToString(CultureInfo.InvariantCulture) ?? "usual"}, step={_step:R})");

    /// <inheritdoc/>
    public override Configuration? Propose(SamplingContext context)
    {
        lock (_lock)
        {
            Memory memory = _memories.GetValue(context.Space, space => new(new(space)));
            if (memory.Space.Dimensions == 0)
                return memory.Space.Configuration([]);
            if (context.Observations.Count == 0)
                return CmaEsReplay.First(memory.Space, context.StudySeed, context.Number, _step);
            int lag = context.Number - context.Observations.Count;
            if (!memory.Replays.TryGetValue((context.StudySeed, lag), out CmaEsReplay? replay))
                memory.Replays.Add((context.StudySeed, lag), replay = new(memory.Space, context.StudySeed, lag, _population, _step));
            return replay.Propose(context.Observations, context.Number);
        }
    }

    private sealed record Memory(CmaEsSpace Space)
    {
        internal Dictionary<(ulong Seed, int Lag), CmaEsReplay> Replays { get; } = [];
    }
}
