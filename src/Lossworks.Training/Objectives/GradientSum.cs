namespace Lossworks.Training;

/// <summary>The sum over rows of derivatives times features. Each block is added up plainly, blocks with compensation.</summary>
internal sealed class GradientSum(Design design, int outputs)
{
    private readonly double[] _part = new double[outputs * design.Kernel.Lanes.Length];
    private readonly CompensatedVector _sums = new(outputs * design.Kernel.Lanes.Length), _derivatives = new(outputs);

    /// <summary>Adds the rows of a block, with their derivatives by the linear predictors.</summary>
    internal void Add(in RowBlock block, ReadOnlySpan<double> derivatives)
    {
        for (int k = 0; k < outputs; k++)
        {
            double sum = 0;
            for (int i = k; i < derivatives.Length; i += outputs)
                sum += derivatives[i];
            _derivatives.Add(k, sum);
        }

        if (design.Columns == 0)
            return;
        Array.Clear(_part);
        design.Kernel.Add(block, design.LanesOfCenter, derivatives, outputs, _part);
        _sums.Add(_part);
    }

    internal void Add(GradientSum later)
    {
        _sums.Add(later._sums);
        _derivatives.Add(later._derivatives);
    }

    internal void Clear()
    {
        _sums.Clear();
        _derivatives.Clear();
    }

    /// <summary>A multiple of the sum, by the parameters.</summary>
    internal void Read(double factor, Span<double> gradient) => design.Unfold(_sums, _derivatives, factor, gradient);
}
