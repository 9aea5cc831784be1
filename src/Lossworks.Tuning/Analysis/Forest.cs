namespace Lossworks.Tuning;

/// <summary>A leaf of a tree: a region where the tree has one value.</summary>
internal readonly record struct Leaf(Region Region, double Value);

/// <summary>Regression trees over a search space, each from a sample of the trials with replacement, Breiman (2001), doi:10.1023/A:1010933404324.</summary>
/// <remarks>
/// Our own: an analysis of variance needs the region of every leaf, with choices as sets and with parameters that do not always exist, and no light library
/// gives
/// access to its partitions. Trees grow until a leaf has one value, and look at all parameters at each split.
/// </remarks>
internal sealed class Forest
{
    private const int MostDepth = 64;
    private const double RoundingErrors = 1e-12;

    private readonly SearchSpace _space;
    private readonly double[][] _units;
    private readonly double[] _values;
    private readonly (int Parent, bool[] Lets)?[] _conditions;

    /// <summary>Over these trials.</summary>
    /// <param name="space">Their space.</param>
    /// <param name="units">The coordinates of each; NaN of parameters that do not exist.</param>
    /// <param name="values">As many.</param>
    internal Forest(SearchSpace space, double[][] units, double[] values)
    {
        (_space, _units, _values) = (space, units, values);
        _conditions = [.. space.Parameters.Select(p => p.When is { } when ? Resolve(when) : ((int, bool[])?)null)];
    }

    /// <summary>One tree, as its leaves: together the whole space.</summary>
    internal List<Leaf> Grow(Xoshiro256 random)
    {
        int[] sample = [.. _values.Select(_ => random.Below(_values.Length))];
        int[] order = [.. Enumerable.Range(0, _space.Parameters.Length)];
        List<Leaf> leaves = [];
        Stack<(int[] Sample, Region Region, int Depth, double Outer)> open = new([(sample, new Region(_space), 0, 0)]);
        while (open.TryPop(out var node))
        {
            double mean = node.Sample.Length == 0 ? node.Outer : node.Sample.Average(i => _values[i]);
            random.Shuffle(order);
            if (node.Depth == MostDepth || Best(node.Sample, node.Region, order) is not { } split)
            {
                leaves.Add(new(node.Region, mean));
                continue;
            }

            ILookup<bool, int> parts = node.Sample.ToLookup(i => split.IsFirst(_units[i]));
            (Region first, Region second) = split.Part(node.Region);
            open.Push(([.. parts[true]], first, node.Depth + 1, mean));
            open.Push(([.. parts[false]], second, node.Depth + 1, mean));
        }

        return leaves;
    }

    private (int, bool[]) Resolve(Condition when)
    {
        int parent = _space.Place(when.Parameter);
        return (parent, [.. ((CategoricalParameter)_space.Parameters[parent]).Choices.Select(c => when.Choices.Contains(c))]);
    }

    /// <summary>
    /// The best split; of equals that of the first parameter in the order, which is at random, or the first parameters would seem to matter more.
    /// </summary>
    private Split? Best(int[] sample, Region region, int[] order)
    {
        if (sample.Length < 2 || sample.All(i => _values[i] == _values[sample[0]]))
            return null;
        Split? best = null;
        foreach (int place in order)
        {
            int[] existing = _conditions[place] is null ? sample : [.. sample.Where(i => !double.IsNaN(_units[i][place]))];
            if (existing.Length < 2)
                continue;
            Split? split = _space.Parameters[place] is CategoricalParameter ? BestOfChoices(existing, region, place) : BestOfNumbers(existing, place);
            // Without any gain as well: what two parameters do together alone shows only behind the split by one of them. Rounding errors make no difference.
            if (split is not null && !(split.Gain <= best?.Gain + RoundingErrors))
                best = split;
        }

        return best is null ? null : MadeToExist(best, region);
    }

    /// <summary>A parameter parts only regions in which it always exists: where it may not, the one it hangs on parts the region first.</summary>
    private Split MadeToExist(Split split, Region region)
    {
        Split made = split;
        for (int place = split.Place; _conditions[place] is var (parent, lets); place = parent)
        {
            if (region.Choices(parent).Zip(lets).Any(pair => pair.First && !pair.Second))
                made = new(parent, 0, lets, split.Gain);
        }

        return made;
    }

    private Split? BestOfNumbers(int[] sample, int place)
    {
        int[] sorted = [.. sample];
        double[] keys = [.. sample.Select(i => _units[i][place])];
        Array.Sort(keys, sorted);
        double all = sorted.Sum(i => _values[i]), below = 0, best = double.NegativeInfinity, at = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            below += _values[sorted[i - 1]];
            if (keys[i] == keys[i - 1])
                continue;
            double score = (below * below / i) + ((all - below) * (all - below) / (sorted.Length - i));
            if (score > best)
                (best, at) = (score, (keys[i - 1] / 2) + (keys[i] / 2));
        }

        // Two neighboring doubles have no middle between them.
        return double.IsInfinity(best) || at <= keys[0] ? null : new(place, at, null, best - (all * all / sorted.Length));
    }

    /// <summary>Of all ways to part the choices, the best one keeps their order by mean: Fisher (1958), doi:10.1080/01621459.1958.10501479.</summary>
    private Split? BestOfChoices(int[] sample, Region region, int place)
    {
        bool[] inside = region.Choices(place);
        (int Choice, int Count, double Sum)[] groups =
        [
            .. sample.GroupBy(i => (int)(_units[i][place] * inside.Length)).Select(g => (Choice: g.Key, Count: g.Count(), Sum: g.Sum(i => _values[i])))
                .OrderBy(g => g.Sum / g.Count).ThenBy(g => g.Choice),
        ];
        double all = groups.Sum(g => g.Sum), below = 0, best = double.NegativeInfinity;
        int count = 0, firsts = 0, firstCount = 0;
        for (int i = 0; i + 1 < groups.Length; i++)
        {
            below += groups[i].Sum;
            count += groups[i].Count;
            double score = (below * below / count) + ((all - below) * (all - below) / (sample.Length - count));
            if (score > best)
                (best, firsts, firstCount) = (score, i + 1, count);
        }

        if (firsts == 0)
            return null;
        // Choices that the sample lacks go with the larger part.
        bool[] first = [.. inside.Select(_ => firstCount * 2 > sample.Length)];
        for (int i = 0; i < groups.Length; i++)
            first[groups[i].Choice] = i < firsts;
        return new(place, 0, first, best - (all * all / sample.Length));
    }
}
