namespace Lossworks.Tuning;

/// <summary>Points with a number each: what a Gaussian process knows. Kept by coordinate, one row for each.</summary>
internal sealed class Samples
{
    private readonly bool[] _isChoice;

    /// <summary>Of points and the numbers of the first of them.</summary>
    internal Samples(bool[] isChoice, IReadOnlyList<double[]> points, double[] targets)
    {
        (_isChoice, Points, Targets) = (isChoice, points, targets);
        Columns = new double[isChoice.Length][];
        for (int d = 0; d < isChoice.Length; d++)
            Columns[d] = [.. points.Select(p => p[d])];
    }

    /// <summary>The points, one after the other.</summary>
    internal IReadOnlyList<double[]> Points { get; }

    /// <summary>The numbers of the first points; of points behind them they are not known.</summary>
    internal double[] Targets { get; }

    /// <summary>The points by coordinate.</summary>
    internal double[][] Columns { get; }

    /// <summary>How many points.</summary>
    internal int Count => Points.Count;

    /// <summary>How many coordinates.</summary>
    internal int Dimensions => _isChoice.Length;

    /// <summary>Whether two values of a coordinate are only equal or not.</summary>
    internal bool IsChoice(int dimension) => _isChoice[dimension];

    /// <summary>The first of them.</summary>
    internal Samples Take(int count) => new(_isChoice, [.. Points.Take(count)], Targets[..count]);

    /// <summary>Whether they are the same, bit for bit.</summary>
    internal bool SameAs(Samples other)
    {
        if (other.Count != Count || !other._isChoice.AsSpan().SequenceEqual(_isChoice) || !other.Targets.AsSpan().SequenceEqual(Targets))
            return false;
        for (int d = 0; d < Dimensions; d++)
        {
            if (!other.Columns[d].AsSpan().SequenceEqual(Columns[d]))
                return false;
        }

        return true;
    }

    /// <summary>These and points behind them whose numbers are not known.</summary>
    internal Samples With(IReadOnlyList<double[]> unknown) => unknown.Count == 0 ? this : new(_isChoice, [.. Points, .. unknown], Targets);

    /// <summary>The sum over points of a factor times the difference of a value from theirs.</summary>
    internal double SumOfDifferences(int dimension, double x, ReadOnlySpan<double> factors)
    {
        ReadOnlySpan<double> column = Columns[dimension];
        double sum = 0;
        for (int i = 0; i < factors.Length; i++)
            sum += factors[i] * (x - column[i]);
        return sum;
    }

    /// <summary>Writes the squared distances of a point from the first so many points.</summary>
    internal void SquaredDistances(ReadOnlySpan<double> point, ReadOnlySpan<double> weights, Span<double> distances)
    {
        distances.Clear();
        for (int d = 0; d < weights.Length; d++)
        {
            ReadOnlySpan<double> column = Columns[d].AsSpan(0, distances.Length);
            double x = point[d], weight = weights[d];
            if (_isChoice[d])
            {
                for (int i = 0; i < column.Length; i++)
                    distances[i] += column[i] == x ? 0 : weight;
            }
            else
            {
                for (int i = 0; i < column.Length; i++)
                    distances[i] += weight * (column[i] - x) * (column[i] - x);
            }
        }
    }

    /// <summary>Of each coordinate, the sum over points of a factor times the squared difference from a point.</summary>
    internal void AddSquaredDifferences(ReadOnlySpan<double> point, ReadOnlySpan<double> factors, Span<double> sums)
    {
        for (int d = 0; d < sums.Length; d++)
        {
            ReadOnlySpan<double> column = Columns[d].AsSpan(0, factors.Length);
            double x = point[d], sum = 0;
            for (int i = 0; i < column.Length; i++)
                sum += factors[i] * MaternKernel.Squared(column[i], x, _isChoice[d]);
            sums[d] += sum;
        }
    }
}
