using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The features as the descent sees them: a copy, centered and scaled, with the way back; or as they are.</summary>
/// <remarks>
/// Parameters are, output after output, the coefficients, and then the intercepts. Centering makes intercept and coefficients independent and
/// keeps the digits of data far from 0 (Longley 1967, doi:10.1080/01621459.1967.10482896).
/// </remarks>
internal sealed class Design
{
    private readonly double[] _x, _center, _scale;

    private Design(double[] x, double[] center, double[] scale, int rows, bool hasIntercept) =>
        (_x, _center, _scale, Rows, HasIntercept) = (x, center, scale, rows, hasIntercept);

    internal int Rows { get; }

    internal int Columns => _center.Length;

    internal bool HasIntercept { get; }

    /// <summary>What each column was divided by.</summary>
    internal ReadOnlySpan<double> Scale => _scale;

    internal int LengthFor(int outputs) => outputs * (Columns + (HasIntercept ? 1 : 0));

    internal ReadOnlySpan<double> Row(int row) => _x.AsSpan(row * Columns, Columns);

    /// <summary>The features as they are, not copied.</summary>
    internal static Design Raw(TrainingData data, bool hasIntercept)
    {
        double[] ones = new double[data.Columns];
        Array.Fill(ones, 1);
        return new(data.Features, new double[data.Columns], ones, data.Rows, hasIntercept);
    }

    /// <summary>Each column with weighted mean 0 (where there is an intercept) and mean square 1.</summary>
    internal static Design Standardized(TrainingData data, bool hasIntercept)
    {
        double[] center = new double[data.Columns], scale = new double[data.Columns], x = (double[])data.Features.Clone();
        if (hasIntercept)
            Center(data, x, center);
        Rescale(data, x, scale);
        return new(x, center, scale, data.Rows, hasIntercept);
    }

    /// <summary>The linear predictors of every row.</summary>
    internal void Multiply(ReadOnlySpan<double> parameters, int outputs, Span<double> eta)
    {
        for (int i = 0; i < Rows; i++)
            MultiplyRow(i, parameters, outputs, eta.Slice(i * outputs, outputs));
    }

    internal void MultiplyRow(int row, ReadOnlySpan<double> parameters, int outputs, Span<double> eta)
    {
        int p = Columns;
        ReadOnlySpan<double> x = Row(row);
        for (int k = 0; k < outputs; k++)
            eta[k] = (p == 0 ? 0 : TensorPrimitives.Dot(x, parameters.Slice(k * p, p))) + (HasIntercept ? parameters[(outputs * p) + k] : 0);
    }

    /// <summary>The gradient by the parameters from the derivatives by the linear predictors of every row.</summary>
    internal void MultiplyTransposed(ReadOnlySpan<double> derivatives, int outputs, Span<double> gradient)
    {
        gradient.Clear();
        for (int i = 0; i < Rows; i++)
            AddRow(i, derivatives.Slice(i * outputs, outputs), gradient);
    }

    internal void AddRow(int row, ReadOnlySpan<double> derivatives, Span<double> gradient)
    {
        int p = Columns, outputs = derivatives.Length;
        ReadOnlySpan<double> x = Row(row);
        for (int k = 0; k < outputs; k++)
        {
            double u = derivatives[k];
            if (u == 0)
                continue;
            Span<double> part = gradient.Slice(k * p, p);
            TensorPrimitives.MultiplyAdd(x, u, part, part);
            if (HasIntercept)
                gradient[(outputs * p) + k] += u;
        }
    }

    /// <summary>Coefficients and intercepts in the units of the data.</summary>
    internal (double[] Coefficients, double[] Intercepts) ToData(ReadOnlySpan<double> parameters, int outputs)
    {
        int p = Columns;
        double[] coefficients = new double[outputs * p], intercepts = new double[outputs];
        for (int k = 0; k < outputs; k++)
        {
            for (int j = 0; j < p; j++)
                coefficients[(k * p) + j] = parameters[(k * p) + j] / _scale[j];
            if (HasIntercept)
                intercepts[k] = parameters[(outputs * p) + k] - (p == 0 ? 0 : TensorPrimitives.Dot<double>(_center, coefficients.AsSpan(k * p, p)));
        }

        return (coefficients, intercepts);
    }

    private static void Center(TrainingData data, double[] x, double[] center)
    {
        // Twice: the second mean is that of the rounding errors of the first.
        for (int pass = 0; pass < 2; pass++)
        {
            double[] mean = new double[center.Length];
            double total = 0;
            for (int i = 0; i < data.Rows; i++)
            {
                double weight = data.Weights.Length == 0 ? 1 : data.Weights[i];
                total += weight;
                TensorPrimitives.MultiplyAdd(x.AsSpan(i * mean.Length, mean.Length), weight, mean, mean);
            }

            TensorPrimitives.Divide<double>(mean, total > 0 ? total : 1, mean);
            TensorPrimitives.Add<double>(center, mean, center);
            for (int i = 0; i < data.Rows; i++)
                TensorPrimitives.Subtract(data.Features.AsSpan(i * mean.Length, mean.Length), center, x.AsSpan(i * mean.Length, mean.Length));
        }
    }

    private static void Rescale(TrainingData data, double[] x, double[] scale)
    {
        int p = scale.Length;
        double total = 0;
        for (int i = 0; i < data.Rows; i++)
        {
            double weight = data.Weights.Length == 0 ? 1 : data.Weights[i];
            total += weight;
            for (int j = 0; j < p; j++)
                scale[j] += weight * x[(i * p) + j] * x[(i * p) + j];
        }

        for (int j = 0; j < p; j++)
        {
            double root = Math.Sqrt(scale[j] / total);
            scale[j] = root > 0 && double.IsFinite(root) ? root : 1;
        }

        for (int i = 0; i < data.Rows; i++)
            TensorPrimitives.Divide<double>(x.AsSpan(i * p, p), scale, x.AsSpan(i * p, p));
    }
}
