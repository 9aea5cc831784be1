namespace Lossworks.Training;

/// <summary>L2/2 |b|^2 + L1 |b|_1 in the units of the data, for parameters in those of the design.</summary>
internal sealed class Penalty
{
    private readonly double[] _l1, _l2;

    internal Penalty(Design design, double l1, double l2)
    {
        _l1 = new double[design.Columns];
        _l2 = new double[design.Columns];
        for (int j = 0; j < design.Columns; j++)
            (_l1[j], _l2[j]) = (l1 / design.Scale[j], l2 / (design.Scale[j] * design.Scale[j]));
        (HasL1, HasL2) = (l1 > 0, l2 > 0);
    }

    internal bool HasL1 { get; }

    internal bool HasL2 { get; }

    /// <summary>The ridge's second derivative for each column.</summary>
    internal ReadOnlySpan<double> Ridge => _l2;

    /// <summary>The lasso's weight of a parameter; 0 for intercepts.</summary>
    internal double LassoAt(int index, int outputs) => index < outputs * _l1.Length ? _l1[index % _l1.Length] : 0;

    /// <summary>The value of the ridge; its gradient is added where there is room.</summary>
    internal double Ridged(ReadOnlySpan<double> parameters, int outputs, Span<double> gradient)
    {
        double value = 0;
        for (int i = 0; HasL2 && i < outputs * _l2.Length; i++)
        {
            double slope = _l2[i % _l2.Length] * parameters[i];
            value += 0.5 * slope * parameters[i];
            if (!gradient.IsEmpty)
                gradient[i] += slope;
        }

        return value;
    }

    /// <summary>The value of the lasso.</summary>
    internal double Lasso(ReadOnlySpan<double> parameters, int outputs)
    {
        double value = 0;
        for (int i = 0; HasL1 && i < outputs * _l1.Length; i++)
            value += _l1[i % _l1.Length] * Math.Abs(parameters[i]);
        return value;
    }

    /// <summary>The proximal step of the lasso: each parameter moves towards 0 by its threshold and stays there (Daubechies, Defrise and De Mol 2004, doi:10.1002/cpa.20042).</summary>
    internal static double SoftThreshold(double x, double threshold) => Math.Abs(x) <= threshold ? 0 : x - Math.CopySign(threshold, x);

    /// <summary>The steepest slope of smooth part plus lasso: 0 where 0 is a subgradient.</summary>
    internal void PseudoGradient(ReadOnlySpan<double> parameters, int outputs, ReadOnlySpan<double> gradient, Span<double> result)
    {
        gradient.CopyTo(result);
        for (int i = 0; HasL1 && i < outputs * _l1.Length; i++)
        {
            double weight = _l1[i % _l1.Length];
            result[i] = parameters[i] == 0 ? SoftThreshold(gradient[i], weight) : gradient[i] + Math.CopySign(weight, parameters[i]);
        }
    }
}
