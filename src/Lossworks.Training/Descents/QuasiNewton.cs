using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>L-BFGS (Liu and Nocedal 1989, doi:10.1007/BF01589116) that starts from the Gram matrix instead of the identity.</summary>
/// <remarks>For squared error the first direction is then Newton's, however ill-conditioned the data.</remarks>
internal sealed class QuasiNewton(Objective objective, Metric metric) : Descent(objective)
{
    private readonly History _history = new(20);
    private double[] _gradient = new double[objective.Length], _unit = new double[objective.Length];

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        double[] curvature = Objective.Curvature(parameters);
        for (int i = 0; i < _unit.Length; i++)
            _unit[i] = curvature[OutputOf(i)];
        Value = Objective.Evaluate(Parameters, _gradient);
        GradientNorm = metric.NormOf(_gradient);
        Best.Offer(Parameters, Value);
    }

    internal override void Step()
    {
        if (TryStep())
            return;
        // What was learned may be misleading: once more from the metric alone.
        bool hadHistory = _history.Count > 0;
        _history.Clear();
        IsStuck = !hadHistory || !TryStep();
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        Numbers.Write(writer, _gradient);
        Numbers.Write(writer, _unit);
        _history.Save(writer);
    }

    private protected override void LoadState(BinaryReader reader)
    {
        (_gradient, _unit) = (Numbers.ReadDoubles(reader), Numbers.ReadDoubles(reader));
        _history.Load(reader);
    }

    private bool TryStep()
    {
        double[] direction = new double[Parameters.Length], next = new double[Parameters.Length], gradient = new double[Parameters.Length];
        TensorPrimitives.Negate<double>(_gradient, direction);
        _history.Solve(direction, metric, _unit);
        double slope = TensorPrimitives.Dot<double>(direction, _gradient), value = Value;
        if (!(slope < 0))
            return false;

        double step = LineSearch.Find(Value, slope, 1, t =>
        {
            TensorPrimitives.MultiplyAdd<double>(direction, t, Parameters, next);
            value = Objective.Evaluate(next, gradient);
            return (value, double.IsFinite(value) ? TensorPrimitives.Dot<double>(direction, gradient) : double.NaN);
        });
        if (step == 0)
            return false;
        Accept(next, value, gradient, step);
        return true;
    }

    private void Accept(double[] next, double value, double[] gradient, double step)
    {
        double[] move = new double[next.Length], turn = new double[next.Length];
        TensorPrimitives.Subtract<double>(next, Parameters, move);
        TensorPrimitives.Subtract<double>(gradient, _gradient, turn);
        _history.Add(move, turn);
        next.CopyTo(Parameters, 0);
        (_gradient, Value, Rate) = (gradient, value, step);
        GradientNorm = metric.NormOf(_gradient);
        Best.Offer(Parameters, Value);
    }

    private int OutputOf(int parameter)
    {
        int coefficients = Objective.Outputs * Objective.Design.Columns;
        return parameter < coefficients ? parameter / Objective.Design.Columns : parameter - coefficients;
    }
}
