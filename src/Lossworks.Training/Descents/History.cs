using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The last moves and how the gradient turned along each: what L-BFGS knows of the Hessian.</summary>
internal sealed class History(int most)
{
    private readonly List<(double[] Move, double[] Turn, double Curvature)> _pairs = [];

    internal int Count => _pairs.Count;

    internal void Clear() => _pairs.Clear();

    /// <summary>Keeps a pair if the gradient turned the right way; without curvature there is nothing to learn.</summary>
    internal void Add(double[] move, double[] turn)
    {
        double curvature = TensorPrimitives.Dot<double>(move, turn);
        if (!(curvature > 1e-16 * TensorPrimitives.Norm<double>(move) * TensorPrimitives.Norm<double>(turn)))
            return;
        if (_pairs.Count == most)
            _pairs.RemoveAt(0);
        _pairs.Add((move, turn, curvature));
    }

    /// <summary>Multiplies by the inverse Hessian as far as it is known, in place (the two loops of Nocedal 1980, doi:10.1090/S0025-5718-1980-0572855-7).</summary>
    internal void Solve(Span<double> gradient, Metric metric, double[] unit)
    {
        double[] shares = new double[_pairs.Count];
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot(_pairs[i].Move, gradient) / _pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(_pairs[i].Turn, -shares[i], gradient, gradient);
        }

        Rescale(gradient, metric, unit);
        for (int i = 0; i < _pairs.Count; i++)
        {
            double share = shares[i] - (TensorPrimitives.Dot(_pairs[i].Turn, gradient) / _pairs[i].Curvature);
            TensorPrimitives.MultiplyAdd(_pairs[i].Move, share, gradient, gradient);
        }
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(_pairs.Count);
        foreach ((double[] move, double[] turn, double curvature) in _pairs)
        {
            Numbers.Write(writer, move);
            Numbers.Write(writer, turn);
            writer.Write(curvature);
        }
    }

    internal void Load(BinaryReader reader)
    {
        _pairs.Clear();
        for (int count = reader.ReadInt32(); count > 0; count--)
            _pairs.Add((Numbers.ReadDoubles(reader), Numbers.ReadDoubles(reader), reader.ReadDouble()));
    }

    /// <summary>The metric, divided by the curvature of the loss: that of the latest pair, or at first that at the start.</summary>
    private void Rescale(Span<double> gradient, Metric metric, double[] unit)
    {
        metric.Solve(gradient);
        if (_pairs.Count == 0)
        {
            TensorPrimitives.Divide(gradient, unit, gradient);
            return;
        }

        (_, double[] turn, double curvature) = _pairs[^1];
        double[] solved = (double[])turn.Clone();
        metric.Solve(solved);
        TensorPrimitives.Divide<double>(solved, unit, solved);
        TensorPrimitives.Divide(gradient, unit, gradient);
        TensorPrimitives.Multiply(gradient, curvature / TensorPrimitives.Dot<double>(turn, solved), gradient);
    }
}
