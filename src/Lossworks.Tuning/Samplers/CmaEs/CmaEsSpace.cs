using System.Collections.Immutable;
using MathNet.Numerics;

namespace Lossworks.Tuning;

/// <summary>A space as CMA-ES sees it: the numbers that vary, as coordinates from 0 to 1.</summary>
internal sealed class CmaEsSpace
{
    private readonly ImmutableArray<int> _places;

    /// <exception cref="TuningException">The space has more than numbers that always exist.</exception>
    internal CmaEsSpace(SearchSpace space)
    {
        Space = space;
        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < space.Parameters.Length; i++)
        {
            SearchParameter parameter = space.Parameters[i];
            if (parameter is { IsCategorical: true, Count: > 1 })
                throw Unfit($"'{parameter.Name}' is one of several choices");
            if (!AlwaysExists(space, parameter))
                throw Unfit($"'{parameter.Name}' exists only when {parameter.When}");
            if (parameter.Count is not 1)
                places.Add(i);
        }

        _places = places.ToImmutable();
    }

    internal SearchSpace Space { get; }

    /// <summary>How many numbers vary.</summary>
    internal int Dimensions => _places.Length;

    /// <summary>The configuration of a point; of one beyond the cube, that of its image in mirrors at the faces.</summary>
    internal Configuration Configuration(ReadOnlySpan<double> point)
    {
        double[] units = new double[Space.Parameters.Length];
        Array.Fill(units, 0.5);
        for (int i = 0; i < _places.Length; i++)
            units[_places[i]] = Mirrored(point[i]);
        return Space.FromUnit(units);
    }

    /// <summary>Of a configuration, and of its images the one beside a center; of discrete numbers, the middle of the coordinates that they own.</summary>
    internal double[] Point(Configuration configuration, ReadOnlySpan<double> center)
    {
        double[] units = configuration.ToUnit(), point = new double[Dimensions];
        for (int i = 0; i < point.Length; i++)
        {
            double unit = units[_places[i]], even = 2 * Math.Round((center[i] - unit) / 2), odd = 2 * Math.Round((center[i] + unit) / 2);
            point[i] = Math.Abs(unit + even - center[i]) <= Math.Abs(odd - unit - center[i]) ? unit + even : odd - unit;
        }

        return point;
    }

    /// <summary>How wide the coordinates are that belong to the same value as this one; 0 where every coordinate has a value of its own.</summary>
    internal double CellWidth(int dimension, double coordinate)
    {
        SearchParameter parameter = Space.Parameters[_places[dimension]];
        (double low, double high) = parameter.ShareOf(parameter.FromUnit(Mirrored(coordinate)));
        return high - low;
    }

    /// <summary>
    /// The least deviation of a coordinate at which the values beside its own are still tried: with a center in the middle of its cell, so that the share of
    /// points that leave the cell is the margin.
    /// </summary>
    internal double LeastDeviation(int dimension, double coordinate, double margin) =>
        CellWidth(dimension, coordinate) / 2 / (Math.Sqrt(2) * SpecialFunctions.ErfInv(1 - margin));

    private static double Mirrored(double coordinate)
    {
        double folded = Math.Abs(coordinate) % 2;
        return folded > 1 ? 2 - folded : folded;
    }

    private static bool AlwaysExists(SearchSpace space, SearchParameter parameter) =>
        parameter.When is not { } when || (space[when.Parameter] is CategoricalParameter { Count: 1 } && AlwaysExists(space, space[when.Parameter]));

    private static TuningException Unfit(string why) =>
        new($"CMA-ES searches numbers that always exist, and {why}: search this space by TPE (TpeSampler), or at random.");
}
