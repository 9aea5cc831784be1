namespace Lossworks.Tuning;

/// <summary>Points of which each has a share of every parameter's range to itself: McKay, Beckman and Conover (1979), doi:10.1080/00401706.1979.10489755.</summary>
internal static class LatinPoints
{
    /// <summary>One of so many points. Their shares hang on the seed of the study; the place within a share is drawn.</summary>
    internal static Configuration Of(SearchSpace space, ulong studySeed, int number, int count, Xoshiro256 random)
    {
        double[] units = new double[space.Parameters.Length];
        int[] order = new int[count];
        for (int i = 0; i < units.Length; i++)
        {
            for (int j = 0; j < count; j++)
                order[j] = j;
            new Xoshiro256(studySeed, (ulong)i).Shuffle(order);
            units[i] = (order[number] + random.NextDouble()) / count;
        }

        return space.FromUnit(units);
    }
}
