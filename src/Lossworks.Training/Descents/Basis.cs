using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The planes that meet in a vertex, with the inverse of the matrix of their normals: its columns are the edges.</summary>
internal sealed class Basis
{
    private readonly double[][] _edges;
    private readonly HashSet<int> _members;

    private Basis(int[] planes, double[][] edges) => (Planes, _edges, _members) = (planes, edges, [.. planes]);

    internal int[] Planes { get; }

    internal int Size => Planes.Length;

    internal bool Contains(int plane) => _members.Contains(plane);

    /// <summary>The nearest planes whose normals are independent, and pins where there are too few.</summary>
    internal static Basis Nearest(KinkPlanes planes, ReadOnlySpan<double> parameters)
    {
        List<int> chosen = [];
        List<double[]> orthogonal = [];
        foreach (int plane in planes.Nearest(parameters).Concat(Enumerable.Range(planes.FirstPin, planes.Parameters)))
        {
            if (chosen.Count == planes.Parameters)
                break;
            if (Remainder(planes.NormalOf(plane), orthogonal) is not { } normal)
                continue;
            orthogonal.Add(normal);
            chosen.Add(plane);
        }

        return new([.. chosen], Inverse([.. chosen.Select(planes.NormalOf)]));
    }

    /// <summary>The vertex where the planes meet.</summary>
    internal void Place(double[] positions, Span<double> parameters)
    {
        parameters.Clear();
        for (int b = 0; b < Size; b++)
            TensorPrimitives.MultiplyAdd(_edges[b], positions[Planes[b]], parameters, parameters);
    }

    /// <summary>The product of edge b with a gradient.</summary>
    internal double Along(int b, ReadOnlySpan<double> gradient) => TensorPrimitives.Dot(_edges[b], gradient);

    /// <summary>How long edge b is.</summary>
    internal double LengthOf(int b) => TensorPrimitives.Norm<double>(_edges[b]);

    /// <summary>The direction that leaves plane b and stays on the others.</summary>
    internal double[] Edge(int b, bool up)
    {
        double[] edge = (double[])_edges[b].Clone();
        if (!up)
            TensorPrimitives.Negate<double>(edge, edge);
        return edge;
    }

    /// <summary>Puts another plane in the place of plane b; false where its normal depends on the others'.</summary>
    internal bool Exchange(int b, int entering, KinkPlanes planes)
    {
        double[] normal = planes.NormalOf(entering);
        double pivot = TensorPrimitives.Dot<double>(normal, _edges[b]);
        if (Math.Abs(pivot) < 1e-13)
            return false;
        TensorPrimitives.Divide<double>(_edges[b], pivot, _edges[b]);
        for (int c = 0; c < Size; c++)
        {
            if (c != b)
                TensorPrimitives.MultiplyAdd<double>(_edges[b], -TensorPrimitives.Dot<double>(normal, _edges[c]), _edges[c], _edges[c]);
        }

        _members.Remove(Planes[b]);
        _members.Add(entering);
        Planes[b] = entering;
        return true;
    }

    internal void Save(BinaryWriter writer)
    {
        Numbers.Write(writer, Planes);
        foreach (double[] edge in _edges)
            Numbers.Write(writer, edge);
    }

    internal static Basis Load(BinaryReader reader)
    {
        int[] planes = Numbers.ReadInts(reader);
        return new(planes, [.. planes.Select(_ => Numbers.ReadDoubles(reader))]);
    }

    /// <summary>What of a normal is orthogonal to others, of length 1 (Gram and Schmidt, twice); none if nearly nothing.</summary>
    private static double[]? Remainder(double[] normal, List<double[]> others)
    {
        double length = TensorPrimitives.Norm<double>(normal);
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] other in others)
                TensorPrimitives.MultiplyAdd<double>(other, -TensorPrimitives.Dot<double>(other, normal), normal, normal);
        }

        double rest = TensorPrimitives.Norm<double>(normal);
        if (!(rest > 1e-6 * length))
            return null;
        TensorPrimitives.Divide<double>(normal, rest, normal);
        return normal;
    }

    /// <summary>Gauss and Jordan with pivots; returned column after column.</summary>
    private static double[][] Inverse(double[][] rows)
    {
        int n = rows.Length;
        double[][] work = [.. rows.Select((row, i) => { double[] wide = [.. row, .. new double[n]]; wide[n + i] = 1; return wide; })];
        for (int column = 0; column < n; column++)
        {
            int best = column;
            for (int i = column + 1; i < n; i++)
                best = Math.Abs(work[i][column]) > Math.Abs(work[best][column]) ? i : best;
            (work[column], work[best]) = (work[best], work[column]);
            TensorPrimitives.Divide<double>(work[column], work[column][column], work[column]);
            for (int i = 0; i < n; i++)
            {
                if (i != column)
                    TensorPrimitives.MultiplyAdd<double>(work[column], -work[i][column], work[i], work[i]);
            }
        }

        return [.. Enumerable.Range(0, n).Select(j => work.Select(row => row[n + j]).ToArray())];
    }
}
