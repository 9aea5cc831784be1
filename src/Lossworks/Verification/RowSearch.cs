namespace Lossworks.Verification;

/// <summary>The least cost over rows that satisfy a condition, by random steps whose length shrinks: no derivative, no smoothness needed.</summary>
internal static class RowSearch
{
    private const int Starts = 4;

    private const int StepsEach = 400;

    internal static double Least(Func<double[], double> cost, Func<double[], bool> allowed, int columns, SplitMix random)
    {
        double least = double.PositiveInfinity;
        for (int start = 0; start < Starts; start++)
        {
            double[] at = Start(allowed, columns, random);
            double here = cost(at), reach = 2;
            for (int step = 0; step < StepsEach; step++)
            {
                double[] next = [.. at.Select(x => x + (reach * ((2 * random.NextUnit()) - 1)))];
                double there = allowed(next) ? cost(next) : double.PositiveInfinity;
                (at, here, reach) = there < here ? (next, there, reach * 1.5) : (at, here, Math.Max(1e-6, reach * 0.93));
            }

            least = Math.Min(least, here);
        }

        return least;
    }

    private static double[] Start(Func<double[], bool> allowed, int columns, SplitMix random)
    {
        while (true)
        {
            double[] row = [.. Enumerable.Range(0, columns).Select(_ => 4 * ((2 * random.NextUnit()) - 1))];
            if (allowed(row))
                return row;
        }
    }
}
