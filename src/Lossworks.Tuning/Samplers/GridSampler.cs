using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lossworks.Tuning;

/// <summary>Every point of a grid once, in an order mixed by the seed, so that a search that is stopped early has seen the whole range.</summary>
/// <remarks>Every trial is the first point of the order that no earlier trial is: no two workers ever have the same one, nor does a study that is gone on with.</remarks>
/// <param name="points">How many values of each parameter that has more: evenly spread, the ends included.</param>
public sealed class GridSampler(int points = 10) : Sampler
{
    private const int MostPoints = 10_000_000;

    private static readonly double[] s_none = [double.NaN];

    // A grid belongs to its space, and the order of its points to the seed besides.
    private readonly ConditionalWeakTable<SearchSpace, ImmutableArray<Configuration>.Builder> _grids = [];
    private readonly ConditionalWeakTable<SearchSpace, Dictionary<ulong, int[]>> _orders = [];
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"grid(points={points})");

    /// <inheritdoc/>
    public override long? Limit(SearchSpace space)
    {
        lock (_lock)
            return GridOf(space).Count;
    }

    /// <inheritdoc/>
    public override Configuration? Propose(SamplingContext context)
    {
        lock (_lock)
        {
            ImmutableArray<Configuration>.Builder grid = GridOf(context.Space);
            HashSet<Configuration> begun = [.. context.Observations.Select(o => o.Configuration), .. context.Pending];
            foreach (int place in OrderOf(context.Space, context.StudySeed, grid.Count))
            {
                if (!begun.Contains(grid[place]))
                    return grid[place];
            }

            return null;
        }
    }

    private ImmutableArray<Configuration>.Builder GridOf(SearchSpace space)
    {
        if (_grids.TryGetValue(space, out ImmutableArray<Configuration>.Builder? known))
            return known;
        double[][] values = [.. space.Parameters.Select(p => p.Grid(points))];
        RequireFew(space, values);
        var grid = ImmutableArray.CreateBuilder<Configuration>();
        Visit(space, values, new double[space.Parameters.Length], 0, point =>
        {
            Configuration configuration = new(space, [.. point]);
            if (space.Allows(configuration))
                grid.Add(configuration);
        });
        if (grid.Count == 0)
            throw new TuningException($"no point of the grid is allowed by: {string.Join("; ", space.Constraints.Select(c => c.Says))}.");
        _grids.Add(space, grid);
        return grid;
    }

    /// <summary>Counts before anything is made: a grid that is too large is refused before it fills the memory.</summary>
    private static void RequireFew(SearchSpace space, double[][] values)
    {
        int count = 0;
        Visit(space, values, new double[values.Length], 0, _ =>
        {
            if (++count > MostPoints)
                throw new TuningException($"the grid has more than {MostPoints:N0} points: take fewer points per parameter, or another search.");
        });
    }

    private static void Visit(SearchSpace space, double[][] values, double[] point, int place, Action<double[]> visit)
    {
        if (place == point.Length)
        {
            visit(point);
            return;
        }

        foreach (double value in space.IsActive(place, point) ? values[place] : s_none)
        {
            point[place] = value;
            Visit(space, values, point, place + 1, visit);
        }
    }

    private int[] OrderOf(SearchSpace space, ulong seed, int count)
    {
        Dictionary<ulong, int[]> orders = _orders.GetOrCreateValue(space);
        if (orders.TryGetValue(seed, out int[]? order))
            return order;
        order = [.. Enumerable.Range(0, count)];
        new Xoshiro256(seed).Shuffle(order);
        orders.Add(seed, order);
        return order;
    }
}
