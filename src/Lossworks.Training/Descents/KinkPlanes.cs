using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The planes in parameter space on which the objective has a kink, and its slopes between them.</summary>
/// <remarks>
/// First those where a row sits on a kink of its loss; then, with a lasso, those where a parameter is 0; and last the pins, one for each
/// parameter where it is now: they complete a vertex where columns depend on one another, and nothing ever leaves them.
/// </remarks>
internal sealed class KinkPlanes
{
    private readonly Objective _objective;
    private readonly Kinks _kinks;
    private readonly KinkBand _band;
    private readonly int _perRow, _rows, _firstLasso;
    private readonly double[] _position, _speed;
    private readonly List<int> _crossed = [];
    private readonly double _spread;
    private readonly bool[] _isAbove;
    private double _step;

    internal KinkPlanes(Objective objective, Kinks kinks, KinkBand band)
    {
        (_objective, _kinks, _band, _perRow, _rows) = (objective, kinks, band, kinks.Points.Length, band.Rows);
        _firstLasso = _rows * _perRow;
        Parameters = objective.Length;
        FirstPin = _firstLasso + (objective.Penalty.HasL1 ? objective.Design.Columns : 0);
        (_position, _speed, _isAbove) = (new double[_rows + Parameters], new double[_rows + Parameters], new bool[FirstPin]);
        (True, Moved, Gradient) = (new double[FirstPin + Parameters], new double[FirstPin + Parameters], new double[Parameters]);
        for (int plane = 0; plane < _firstLasso; plane++)
            True[plane] = band.PositionOf(plane / _perRow, plane % _perRow);
        ReadOnlySpan<double> ofRows = True.AsSpan(0, _firstLasso);
        _spread = ofRows.IsEmpty ? 1 : Math.Max(TensorPrimitives.StdDev(ofRows), 1e-3 * Math.Abs(TensorPrimitives.MaxMagnitude(ofRows)));
        Xoshiro256 random = new(0);
        for (int plane = 0; plane < FirstPin; plane++)
            Moved[plane] = True[plane] + (1e-10 * _spread * (random.NextDouble() - 0.5));
    }

    /// <summary>Where each plane lies: the value of its row's predictor, turned so that the loss's argument grows with it; or of its parameter.</summary>
    internal double[] True { get; }

    /// <summary>The same, moved a little.</summary>
    internal double[] Moved { get; }

    /// <summary>The gradient at the last look, members of the basis counted below their kink.</summary>
    internal double[] Gradient { get; }

    internal int Parameters { get; }

    internal int FirstPin { get; }

    /// <summary>Where the pins are.</summary>
    internal void Pin(ReadOnlySpan<double> parameters)
    {
        parameters.CopyTo(True.AsSpan(FirstPin));
        parameters.CopyTo(Moved.AsSpan(FirstPin));
    }

    /// <summary>How far the slope of the objective jumps there.</summary>
    internal double JumpOf(int plane)
    {
        if (plane >= FirstPin)
            return double.PositiveInfinity;
        return plane < _firstLasso
            ? _band.ShareOf(plane / _perRow) / _objective.Scale * _kinks.JumpAt(plane % _perRow)
            : 2 * _objective.Penalty.LassoAt(plane - _firstLasso, 1);
    }

    /// <summary>The parameter that is 0 on this plane; -1 where it is a row's plane or a pin.</summary>
    internal int ParameterAt(int plane) => plane >= _firstLasso && plane < FirstPin ? plane - _firstLasso : -1;

    /// <summary>The normal of a plane: the row's features, and 1 for the intercept; or an axis.</summary>
    internal double[] NormalOf(int plane)
    {
        double[] normal = new double[Parameters];
        int line = LineOf(plane);
        if (line >= _rows)
        {
            normal[line - _rows] = 1;
            return normal;
        }

        _band.NormalOf(line).CopyTo(normal);
        return normal;
    }

    /// <summary>Which side of each plane the parameters are on, and the gradient there.</summary>
    internal void Look(ReadOnlySpan<double> parameters, Basis basis)
    {
        Along(parameters, _position);
        for (int plane = 0; plane < FirstPin; plane++)
            _isAbove[plane] = !basis.Contains(plane) && _position[LineOf(plane)] > Moved[plane];
        _band.Others.CopyTo(Gradient, 0);
        for (int i = 0; i < _rows; i++)
            TensorPrimitives.MultiplyAdd(_band.NormalOf(i), SlopeOf(i), Gradient, Gradient);

        for (int plane = _firstLasso; plane < FirstPin; plane++)
            Gradient[plane - _firstLasso] += (_isAbove[plane] ? 0.5 : -0.5) * JumpOf(plane);
    }

    /// <summary>The planes but for the pins, nearest first.</summary>
    internal int[] Nearest(ReadOnlySpan<double> parameters)
    {
        Along(parameters, _position);
        double[] distances = [.. Enumerable.Range(0, FirstPin).Select(plane => Math.Abs(_position[LineOf(plane)] - Moved[plane]))];
        int[] planes = [.. Enumerable.Range(0, FirstPin)];
        Array.Sort(distances, planes);
        return planes;
    }

    /// <summary>The plane at which the objective, falling so steeply along the direction, begins to rise; -1 if it never does.</summary>
    internal int FirstRise(ReadOnlySpan<double> direction, double fall, Basis basis)
    {
        Along(direction, _speed);
        _crossed.Clear();
        double least = 1e-11 * Math.Abs(TensorPrimitives.MaxMagnitude<double>(_speed));
        List<(int Plane, (double Step, int Plane) Order)> ahead = [];
        for (int plane = 0; plane < FirstPin; plane++)
        {
            int line = LineOf(plane);
            if (Math.Abs(_speed[line]) > least && _isAbove[plane] == _speed[line] < 0 && !basis.Contains(plane))
                ahead.Add((plane, (Math.Max((Moved[plane] - _position[line]) / _speed[line], 0), plane)));
        }

        // Few of those ahead are met before the objective rises: a heap orders no more than it must.
        PriorityQueue<int, (double Step, int Plane)> nearest = new(ahead);
        while (nearest.TryDequeue(out int plane, out (double Step, int Plane) order))
        {
            fall -= JumpOf(plane) * Math.Abs(_speed[LineOf(plane)]);
            _step = order.Step;
            if (fall <= 0)
                return plane;
            _crossed.Add(plane);
        }

        return -1;
    }

    /// <summary>Goes to the plane found by the last <see cref="FirstRise"/>: sides and gradient change only for what was crossed.</summary>
    /// <param name="leaving">The plane that was left.</param>
    /// <param name="up">To which side.</param>
    /// <param name="entering">The plane found.</param>
    internal void Move(int leaving, bool up, int entering)
    {
        TensorPrimitives.MultiplyAdd<double>(_speed, _step, _position, _position);
        foreach (int plane in _crossed)
            Put(plane, !_isAbove[plane]);
        if (leaving < FirstPin)
            Put(leaving, up);
        Put(entering, false);
    }

    private void Put(int plane, bool above)
    {
        if (_isAbove[plane] == above)
            return;
        if (plane >= _firstLasso)
        {
            _isAbove[plane] = above;
            Gradient[plane - _firstLasso] += (above ? 1 : -1) * JumpOf(plane);
            return;
        }

        int row = plane / _perRow;
        double before = SlopeOf(row);
        _isAbove[plane] = above;
        TensorPrimitives.MultiplyAdd(_band.NormalOf(row), SlopeOf(row) - before, Gradient, Gradient);
    }

    /// <summary>What a row adds to the gradient, by its product of normal and parameters.</summary>
    private double SlopeOf(int row) => _band.ShareOf(row) / _objective.Scale * _kinks.Slopes[_isAbove.AsSpan(row * _perRow, _perRow).Count(true)];

    /// <summary>Whether, with the planes put back, each is still on the side that the proof took it to be on, or met.</summary>
    internal bool AgreeAt(ReadOnlySpan<double> parameters, Basis basis)
    {
        Along(parameters, _position);
        double slack = 1e-8 * _spread;
        for (int plane = 0; plane < FirstPin; plane++)
        {
            double beyond = _position[LineOf(plane)] - True[plane];
            if (!basis.Contains(plane) && (_isAbove[plane] ? beyond < -slack : beyond > slack))
                return false;
        }

        return true;
    }

    private int LineOf(int plane) =>
        plane < _firstLasso ? plane / _perRow : _rows + plane - (plane < FirstPin ? _firstLasso : FirstPin);

    private void Along(ReadOnlySpan<double> parameters, double[] result)
    {
        for (int i = 0; i < _rows; i++)
            result[i] = TensorPrimitives.Dot(_band.NormalOf(i), parameters);
        parameters.CopyTo(result.AsSpan(_rows));
    }
}
