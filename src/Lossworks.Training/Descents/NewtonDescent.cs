using System.Globalization;
using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Newton's method with a line search, for smoothed kinks: the objective is made of parabolas, which it meets exactly after a few steps.</summary>
/// <remarks>Madsen and Nielsen (1990), A finite smoothing algorithm for linear l1 estimation, doi:10.1137/0803010; Chen (2007), doi:10.1198/106186007X180336.</remarks>
internal sealed class NewtonDescent(Objective objective) : Descent(objective)
{
    /// <summary>The share of the loss that counts as no fall at all.</summary>
    private const double Nothing = 1e-13;

    /// <summary>To come nearer the smoothed minimum than this share of its distance from the true one is work for nothing.</summary>
    private const double ShareOfGap = 0.01;

    private double[] _gradient = new double[objective.Length];

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        Value = Objective.Evaluate(Parameters, _gradient);
        GradientNorm = Norm(_gradient);
        Best.Offer(Parameters, Value);
    }

    internal override void Step()
    {
        double[] direction = Direction(), next = new double[direction.Length], gradient = new double[direction.Length];
        double slope = TensorPrimitives.Dot<double>(direction, _gradient), value = Value;
        if (-slope / 2 <= Math.Max(Nothing * Math.Abs(Value), ShareOfGap * Objective.Gap))
        {
            Certificate = string.Create(
                CultureInfo.InvariantCulture,
                $"the loss is within {Objective.Gap + Math.Max(0, -slope / 2):G2} of its minimum: {Objective.Gap:G2} for kinks rounded off, {-slope / 2:G2} by the Newton decrement");
            return;
        }

        double step = !(slope < 0) ? 0 : LineSearch.Find(Value, slope, 1, t =>
        {
            TensorPrimitives.MultiplyAdd<double>(direction, t, Parameters, next);
            value = Objective.Evaluate(next, gradient);
            return (value, TensorPrimitives.Dot<double>(direction, gradient));
        });
        IsStuck = step == 0;
        if (IsStuck)
            return;
        next.CopyTo(Parameters, 0);
        (_gradient, Value, Rate, GradientNorm) = (gradient, value, step, Norm(gradient));
        Best.Offer(Parameters, Value);
    }

    private protected override void SaveState(BinaryWriter writer) => Numbers.Write(writer, _gradient);

    private protected override void LoadState(BinaryReader reader) => _gradient = Numbers.ReadDoubles(reader);

    /// <summary>Minus the inverse Hessian times the gradient; a little is added to the diagonal, because few rows may lie on a parabola.</summary>
    private double[] Direction()
    {
        Objective.Compare(Parameters);
        double[] direction = new double[Parameters.Length], hessian = Objective.Hessian();
        int n = direction.Length;
        double largest = Enumerable.Range(0, n).Max(j => hessian[(j * n) + j]);
        for (double damping = 1e-13; damping < 1e6; damping *= 100)
        {
            double[] factor = (double[])hessian.Clone();
            for (int j = 0; j < n; j++)
                factor[(j * n) + j] += damping * (largest > 0 ? largest : 1);
            if (!Cholesky.TryFactor(factor, n))
                continue;
            TensorPrimitives.Negate<double>(_gradient, direction);
            Cholesky.Solve(factor, direction);
            return direction;
        }

        TensorPrimitives.Negate<double>(_gradient, direction);
        return direction;
    }
}
