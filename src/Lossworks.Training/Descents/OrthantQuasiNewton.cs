using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>L-BFGS for a lasso: within one orthant the absolute values are straight, so no step leaves its orthant; it stops at the border, at exactly 0.</summary>
/// <remarks>OWL-QN, Andrew and Gao (2007), doi:10.1145/1273496.1273501.</remarks>
internal sealed class OrthantQuasiNewton(Objective objective) : Descent(objective)
{
    private readonly History _history = new(20);
    private readonly Metric _metric = Metric.Plain(objective.Design.Columns, objective.Outputs);
    private readonly double[] _unit = [.. Enumerable.Repeat(1.0, objective.Length)];
    private double[] _gradient = new double[objective.Length], _slope = new double[objective.Length];

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        Settle(Objective.Evaluate(Parameters, _gradient));
    }

    internal override void Step()
    {
        if (TryStep())
            return;
        bool hadHistory = _history.Count > 0;
        _history.Clear();
        IsStuck = !hadHistory || !TryStep();
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        Numbers.Write(writer, _gradient);
        Numbers.Write(writer, _slope);
        _history.Save(writer);
    }

    private protected override void LoadState(BinaryReader reader)
    {
        (_gradient, _slope) = (Numbers.ReadDoubles(reader), Numbers.ReadDoubles(reader));
        _history.Load(reader);
    }

    private bool TryStep()
    {
        double[] direction = Direction(), next = new double[Parameters.Length], gradient = new double[Parameters.Length];
        if (!(TensorPrimitives.Dot<double>(direction, _slope) < 0))
            return false;
        for (double step = 1; step > 1e-20; step /= 2)
        {
            double expected = Move(direction, step, next);
            double smooth = Objective.Evaluate(next, gradient), value = smooth + Objective.Lasso(next);
            if (!double.IsFinite(value) || !(value <= Value + (1e-4 * expected) || IsFlat(value, next, gradient, expected)))
                continue;
            if (next.AsSpan().SequenceEqual(Parameters))
                return false;
            Accept(next, smooth, gradient, step);
            return true;
        }

        return false;
    }

    /// <summary>Near the minimum values lose their digits: the step is good if the slope along it has not turned up.</summary>
    private bool IsFlat(double value, double[] next, double[] gradient, double expected)
    {
        if (!(value <= Value + (1e-14 * Math.Abs(Value))))
            return false;
        double[] slope = new double[next.Length];
        Objective.Penalty.PseudoGradient(next, Objective.Outputs, gradient, slope);
        double along = 0;
        for (int i = 0; i < next.Length; i++)
            along += slope[i] * (next[i] - Parameters[i]);
        return Math.Abs(along) <= 0.9 * Math.Abs(expected);
    }

    /// <summary>The quasi-Newton direction without the entries that point up the slope.</summary>
    private double[] Direction()
    {
        double[] direction = new double[_slope.Length];
        TensorPrimitives.Negate<double>(_slope, direction);
        _history.Solve(direction, _metric, _unit);
        for (int i = 0; i < direction.Length; i++)
        {
            if (direction[i] * _slope[i] >= 0)
                direction[i] = 0;
        }

        return direction;
    }

    /// <summary>Goes along, but no further than the border of the orthant; returns the fall to be expected.</summary>
    private double Move(double[] direction, double step, double[] next)
    {
        double expected = 0;
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = Parameters[i] + (step * direction[i]);
            double orthant = Parameters[i] != 0 ? Parameters[i] : -_slope[i];
            if (Objective.Penalty.LassoAt(i, Objective.Outputs) > 0 && next[i] * orthant < 0)
                next[i] = 0;
            expected += _slope[i] * (next[i] - Parameters[i]);
        }

        return expected;
    }

    private void Accept(double[] next, double smooth, double[] gradient, double step)
    {
        double[] move = new double[next.Length], turn = new double[next.Length];
        TensorPrimitives.Subtract<double>(next, Parameters, move);
        TensorPrimitives.Subtract<double>(gradient, _gradient, turn);
        _history.Add(move, turn);
        next.CopyTo(Parameters, 0);
        (_gradient, Rate) = (gradient, step);
        Settle(smooth);
    }

    private void Settle(double smooth)
    {
        Value = smooth + Objective.Lasso(Parameters);
        Objective.Penalty.PseudoGradient(Parameters, Objective.Outputs, _gradient, _slope);
        GradientNorm = Norm(_slope);
        Best.Offer(Parameters, Value);
    }
}
