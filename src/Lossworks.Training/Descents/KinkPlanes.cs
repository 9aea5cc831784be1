using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The planes in parameter space on which some row sits on some kink, and the slopes of the objective between them.</summary>
internal sealed class KinkPlanes
{
    private readonly Objective _objective;
    private readonly Kinks _kinks;
    private readonly int _perRow;
    private readonly double[] _sign, _position;
    private readonly double _spread;
    private readonly bool[] _isAbove;

    internal KinkPlanes(Objective objective, Kinks kinks)
    {
        (_objective, _kinks, _perRow) = (objective, kinks, kinks.Points.Length);
        int rows = objective.Design.Rows;
        (_sign, _position, _isAbove) = (new double[rows], new double[rows], new bool[rows * _perRow]);
        (True, Moved, Gradient) = (new double[rows * _perRow], new double[rows * _perRow], new double[objective.Length]);
        Span<double> offset = stackalloc double[1];
        for (int i = 0; i < rows; i++)
        {
            double target = objective.Truth.Targets[i];
            offset.Clear();
            objective.Truth.AddOffset(i, offset);
            _sign[i] = Math.Sign(kinks.SlopeOfArgument(target));
            for (int k = 0; k < _perRow; k++)
                True[(i * _perRow) + k] = _sign[i] * ((objective.Scale * kinks.PredictionAt(k, target)) - offset[0]);
        }

        _spread = Math.Max(TensorPrimitives.StdDev<double>(True), 1e-3 * Math.Abs(TensorPrimitives.MaxMagnitude<double>(True)));
        Xoshiro256 random = new(0);
        for (int plane = 0; plane < True.Length; plane++)
            Moved[plane] = True[plane] + (1e-10 * _spread * (random.NextDouble() - 0.5));
    }

    internal int Count => True.Length;

    /// <summary>Where each plane lies: the value of its row's predictor, turned so that the loss's argument grows with it.</summary>
    internal double[] True { get; }

    /// <summary>The same, moved a little.</summary>
    internal double[] Moved { get; }

    /// <summary>The gradient at the last look, rows of the basis counted below their kink.</summary>
    internal double[] Gradient { get; }

    internal int Parameters => Gradient.Length;

    /// <summary>How far the slope of the objective jumps there.</summary>
    internal double JumpOf(int plane) => _objective.Truth.Shares[plane / _perRow] * _kinks.JumpAt(plane % _perRow);

    /// <summary>The normal of a plane: the row's features, and 1 for the intercept.</summary>
    internal double[] NormalOf(int plane)
    {
        int row = plane / _perRow;
        double[] normal = new double[Parameters];
        if (_objective.Design.HasIntercept)
            normal[^1] = _sign[row];
        TensorPrimitives.Multiply(_objective.Design.Row(row), _sign[row], normal);
        return normal;
    }

    /// <summary>Which side of each plane the parameters are on, and the gradient there.</summary>
    internal void Look(ReadOnlySpan<double> parameters, Basis basis)
    {
        Along(parameters, _position);
        double[] derivatives = new double[_position.Length];
        for (int i = 0; i < _position.Length; i++)
        {
            int above = 0;
            for (int k = 0; k < _perRow; k++)
            {
                int plane = (i * _perRow) + k;
                _isAbove[plane] = !basis.Contains(plane) && _position[i] > Moved[plane];
                above += _isAbove[plane] ? 1 : 0;
            }

            derivatives[i] = _objective.Truth.Shares[i] * _sign[i] * _kinks.Slopes[above];
        }

        _objective.Design.MultiplyTransposed(derivatives, 1, Gradient);
    }

    /// <summary>How far each plane is, for the choice of the first vertex.</summary>
    internal double[] Distances(ReadOnlySpan<double> parameters)
    {
        Along(parameters, _position);
        return [.. Enumerable.Range(0, Count).Select(plane => Math.Abs(_position[plane / _perRow] - Moved[plane]))];
    }

    /// <summary>The plane at which the objective, falling so steeply along the direction, begins to rise; -1 if it never does.</summary>
    internal int FirstRise(ReadOnlySpan<double> direction, double fall, Basis basis)
    {
        double[] speed = new double[_position.Length];
        Along(direction, speed);
        double least = 1e-11 * Math.Abs(TensorPrimitives.MaxMagnitude<double>(speed));
        List<(double Step, int Plane)> crossings = [];
        for (int plane = 0; plane < Count; plane++)
        {
            int row = plane / _perRow;
            double step = (Moved[plane] - _position[row]) / speed[row];
            if (Math.Abs(speed[row]) > least && _isAbove[plane] == speed[row] < 0 && !basis.Contains(plane))
                crossings.Add((Math.Max(step, 0), plane));
        }

        crossings.Sort();
        foreach ((_, int plane) in crossings)
        {
            fall -= JumpOf(plane) * Math.Abs(speed[plane / _perRow]);
            if (fall <= 0)
                return plane;
        }

        return -1;
    }

    /// <summary>Whether, with the planes put back, every row is still on the side that the proof took it to be on, or on its kink.</summary>
    internal bool AgreeAt(ReadOnlySpan<double> parameters, Basis basis)
    {
        Along(parameters, _position);
        double slack = 1e-8 * _spread;
        for (int plane = 0; plane < Count; plane++)
        {
            double beyond = _position[plane / _perRow] - True[plane];
            if (!basis.Contains(plane) && (_isAbove[plane] ? beyond < -slack : beyond > slack))
                return false;
        }

        return true;
    }

    private void Along(ReadOnlySpan<double> parameters, double[] result)
    {
        _objective.Design.Multiply(parameters, 1, result);
        TensorPrimitives.Multiply<double>(result, _sign, result);
    }
}
