using System.Globalization;
using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>
/// An M-estimate as the reference software computes it: residuals divided by their MAD scale, weights from the loss, weighted least squares,
/// again until the residuals stay. Holland and Welsch (1977), doi:10.1080/03610927708827533
/// </summary>
/// <remarks>
/// The order of the steps, the divisor 0.6745 and the rule to stop are those of R's MASS::rlm, so that its published figures come out to
/// their last digit: root of the sum of squared changes of the residuals over the sum of their squares, at most the tolerance.
/// </remarks>
internal sealed class ReweightedLeastSquares(Problem problem, Objective plain, double tolerance) : Descent(plain)
{
    private const double Divisor = 0.6745;

    /// <summary>Under the root in place of a sum of squares of 0, as rlm has it.</summary>
    private const double Smallest = 1e-20;

    /// <summary>What residuals are divided by; 0 before the first least-squares fit.</summary>
    internal override double? EstimatedScale => _scale > 0 ? _scale : null;

    private double _scale;
    private double[] _weights = [];

    internal override void Step()
    {
        double[] before = Residuals();
        bool first = _scale == 0 && double.IsNaN(Value);
        if (!first)
            _scale = Mad.Of(before, _weights, Divisor);
        if (!first && _scale == 0)
        {
            Certificate = "more than half of the rows are met exactly, so the scale of the residuals is 0";
            return;
        }

        Solve(before, first ? null : RowWeights(before));
        Rate = 1;
        double[] after = Residuals();
        double change = Change(before, after);
        (Value, GradientNorm) = problem.ValueAt(Parameters, _scale > 0 ? _scale : Mad.Of(after, _weights, Divisor));
        if (!first && change <= tolerance)
        {
            Certificate = string.Create(
                CultureInfo.InvariantCulture,
                $"reweighted least squares changed the residuals by {change:G2} of their size, no more than {tolerance:G2}");
        }
    }

    private protected override void SaveState(BinaryWriter writer) => writer.Write(_scale);

    private protected override void LoadState(BinaryReader reader) => _scale = reader.ReadDouble();

    private double[] Residuals()
    {
        WholeBatch whole = Objective.Whole(Parameters);
        _weights = whole.Weights;
        double[] residuals = new double[whole.Targets.Length];
        TensorPrimitives.Subtract<double>(whole.Predictions, whole.Targets, residuals);
        return residuals;
    }

    /// <summary>The slope of the loss over its argument: what makes least squares follow it. At 0 it is the curvature.</summary>
    private double[] RowWeights(double[] residuals)
    {
        double[] scaled = new double[residuals.Length], slopes = new double[scaled.Length], bends = new double[scaled.Length];
        TensorPrimitives.Divide<double>(residuals, _scale, scaled);
        Objective.TheLoss.Evaluate(
            new LossBatch<double>(scaled, new double[scaled.Length]), new LossResult<double> { Gradient = slopes, Hessian = bends }, Reduction.Sum);
        for (int i = 0; i < scaled.Length; i++)
            slopes[i] = scaled[i] == 0 ? bends[i] : slopes[i] / scaled[i];
        return slopes;
    }

    /// <summary>The step to the weighted least-squares fit, from the residuals: solving for the difference keeps digits.</summary>
    private void Solve(double[] residuals, double[]? rowWeights)
    {
        Design design = Objective.Design;
        int p = design.Columns, n = Parameters.Length;
        double[] weights = new double[residuals.Length], pulls = new double[residuals.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (_weights.Length == 0 ? 1 : _weights[i]) * (rowWeights?[i] ?? 1);
        TensorPrimitives.Multiply<double>(weights, residuals, pulls);
        double unit = (rowWeights is null ? 1 : 1 / (_scale * _scale)) / design.TotalWeight;
        NormalEquations equations = design.Sweep.Run(() => new NormalEquations(design, weights, pulls));
        double[] a = equations.ReadMatrix(unit), b = new double[n];
        equations.ReadRightSide(-unit, b);

        double curvature = Enumerable.Range(0, n).Max(j => a[(j * n) + j]);
        for (int j = 0; j < n; j++)
        {
            double ridge = j < p ? Objective.Penalty.Ridge[j] : 0;
            a[(j * n) + j] += ridge;
            b[j] -= ridge * Parameters[j];
        }

        Factor(a, n, curvature);
        Cholesky.Solve(a, b);
        for (int j = 0; j < n; j++)
            Parameters[j] += b[j];
    }

    /// <summary>Columns that depend on each other leave the matrix singular: a trace of ridge picks one of the equally good answers.</summary>
    private static void Factor(double[] a, int n, double curvature)
    {
        double[] copy = (double[])a.Clone();
        for (double jitter = 1e-14; !Cholesky.TryFactor(a, n); jitter *= 100)
        {
            copy.CopyTo(a, 0);
            for (int j = 0; j < n; j++)
                a[(j * n) + j] += jitter * Math.Max(curvature, double.Epsilon);
        }
    }

    private static double Change(double[] before, double[] after)
    {
        double moved = 0, size = 0;
        for (int i = 0; i < before.Length; i++)
        {
            moved += (before[i] - after[i]) * (before[i] - after[i]);
            size += before[i] * before[i];
        }

        return Math.Sqrt(moved / Math.Max(Smallest, size));
    }
}
