using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Proximal gradient descent that halves its rate until the step is safe (Beck and Teboulle 2009, doi:10.1137/080716542).</summary>
internal sealed class BacktrackingDescent(Objective objective) : Descent(objective)
{
    private const double Rounding = 1e-15;

    private double[] _gradient = new double[objective.Length];
    private double _smooth;

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        _smooth = Objective.Evaluate(Parameters, _gradient);
        Rate = 1;
        Judge();
    }

    internal override void Step()
    {
        double[] next = new double[Parameters.Length], gradient = new double[Parameters.Length];
        for (Rate *= 2; Rate > 1e-300; Rate /= 2)
        {
            Move(next);
            double smooth = Objective.Evaluate(next, gradient);
            if (!IsSafe(next, smooth, gradient))
                continue;
            IsStuck = next.AsSpan().SequenceEqual(Parameters);
            next.CopyTo(Parameters, 0);
            (_gradient, _smooth) = (gradient, smooth);
            Judge();
            return;
        }

        IsStuck = true;
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        Numbers.Write(writer, _gradient);
        writer.Write(_smooth);
    }

    private protected override void LoadState(BinaryReader reader) => (_gradient, _smooth) = (Numbers.ReadDoubles(reader), reader.ReadDouble());

    private void Move(double[] next)
    {
        for (int i = 0; i < next.Length; i++)
            next[i] = Penalty.SoftThreshold(Parameters[i] - (Rate * _gradient[i]), Rate * Objective.Penalty.LassoAt(i, Objective.Outputs));
    }

    /// <summary>The parabola of this rate lies above the objective; judged by gradients as well, which keep their digits near the minimum.</summary>
    private bool IsSafe(double[] next, double smooth, double[] gradient)
    {
        if (!double.IsFinite(smooth))
            return false;
        double slope = 0, square = 0, turn = 0;
        for (int i = 0; i < next.Length; i++)
        {
            double move = next[i] - Parameters[i];
            slope += _gradient[i] * move;
            square += move * move;
            turn += (gradient[i] - _gradient[i]) * move;
        }

        return smooth <= _smooth + slope + (square / (2 * Rate)) + (Rounding * Math.Abs(_smooth)) && turn <= square / Rate * (1 + 1e-12);
    }

    private void Judge()
    {
        double[] slope = new double[Parameters.Length];
        Objective.Penalty.PseudoGradient(Parameters, Objective.Outputs, _gradient, slope);
        Value = _smooth + Objective.Lasso(Parameters);
        GradientNorm = TensorPrimitives.Norm<double>(slope);
        Best.Offer(Parameters, Value);
    }
}
