using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The features as the descent sees them: centered and scaled while they are read, or as they are. There is no copy.</summary>
/// <remarks>
/// Parameters are, output after output, the coefficients, and then the intercepts. Centering makes intercept and coefficients independent and
/// keeps the digits of data far from 0 (Longley 1967, doi:10.1080/01621459.1967.10482896): the center is subtracted from each feature before
/// anything else is done with it. The scale is folded into the parameters and, at the end, into the gradient.
/// </remarks>
internal sealed class Design
{
    private readonly double[] _center, _scale, _factor, _lanesOfCenter;

    private Design(Sweep sweep, double[] center, double[] scale, double totalWeight, bool hasIntercept)
    {
        (Sweep, _center, _scale, TotalWeight, HasIntercept) = (sweep, center, scale, totalWeight, hasIntercept);
        _factor = [.. scale.Select(s => 1 / s)];
        Kernel = RowKernel.For(sweep.Store);
        _lanesOfCenter = new double[Kernel.Lanes.Length];
        Kernel.Lanes.Spread(center, _lanesOfCenter);
    }

    /// <summary>The way to the rows.</summary>
    internal Sweep Sweep { get; }

    internal RowStore Store => Sweep.Store;

    internal RowKernel Kernel { get; }

    internal long Rows => Store.Rows;

    internal int Columns => _center.Length;

    internal bool HasIntercept { get; }

    /// <summary>The sum of the weights; the number of rows where there are none.</summary>
    internal double TotalWeight { get; }

    /// <summary>What each column is divided by.</summary>
    internal ReadOnlySpan<double> Scale => _scale;

    /// <summary>What is subtracted from each column, in lanes.</summary>
    internal ReadOnlySpan<double> LanesOfCenter => _lanesOfCenter;

    internal int LengthFor(int outputs) => outputs * (Columns + (HasIntercept ? 1 : 0));

    /// <summary>The features as they are.</summary>
    internal static Design Raw(Sweep sweep, bool hasIntercept)
    {
        double[] ones = new double[sweep.Store.Columns];
        Array.Fill(ones, 1);
        double total = sweep.Store.HasWeights ? sweep.Run(() => new Moments(sweep.Store, [])).Weight : sweep.Store.Rows;
        return new(sweep, new double[ones.Length], ones, total, hasIntercept);
    }

    /// <summary>Each column with weighted mean 0 (where there is an intercept) and mean square 1.</summary>
    internal static Design Standardized(Sweep sweep, bool hasIntercept)
    {
        Moments moments = Moments.Of(sweep, hasIntercept);
        return new(sweep, moments.Center(), moments.Scale(), moments.Weight, hasIntercept);
    }

    /// <summary>The same design of the same features beside other targets.</summary>
    internal Design On(RowStore store) => new(Sweep.On(store), _center, _scale, TotalWeight, HasIntercept);

    /// <summary>Parameters in the form in which rows of the store are multiplied by them.</summary>
    internal Folded Fold(ReadOnlySpan<double> parameters, int outputs)
    {
        int p = Columns, lanes = Kernel.Lanes.Length;
        Folded folded = new(outputs, lanes);
        Fold(parameters, folded, new double[p]);
        return folded;
    }

    /// <summary>The same into memory that is there already.</summary>
    internal void Fold(ReadOnlySpan<double> parameters, Folded folded, Span<double> room)
    {
        int p = Columns, lanes = Kernel.Lanes.Length;
        for (int k = 0; k < folded.Outputs; k++)
        {
            for (int j = 0; j < p; j++)
                room[j] = parameters[(k * p) + j] / _scale[j];
            Kernel.Lanes.Spread(room, folded.Coefficients.AsSpan(k * lanes, lanes));
            folded.Intercepts[k] = HasIntercept ? parameters[(folded.Outputs * p) + k] : 0;
            if (!Kernel.Centers && p > 0)
                folded.Intercepts[k] -= TensorPrimitives.Dot<double>(_center, room);
        }
    }

    /// <summary>The linear predictors of a block of rows.</summary>
    internal void Multiply(in RowBlock block, Folded folded, Span<double> eta)
    {
        if (Columns > 0)
        {
            Kernel.Multiply(block, _lanesOfCenter, folded, eta);
            return;
        }

        for (int row = 0; row < block.Rows; row++)
            folded.Intercepts.CopyTo(eta[(row * folded.Outputs)..]);
    }

    /// <summary>The gradient by the parameters from sums over rows of derivative times feature, in lanes, and of derivatives.</summary>
    internal void Unfold(CompensatedVector sums, CompensatedVector derivatives, double factor, Span<double> gradient)
    {
        int p = Columns, outputs = derivatives.Length, lanes = Kernel.Lanes.Length;
        for (int k = 0; k < outputs; k++)
        {
            double total = derivatives[k];
            for (int j = 0; j < p; j++)
            {
                double sum = sums[(k * lanes) + Kernel.Lanes.LaneOf(j)] - (Kernel.Centers ? 0 : _center[j] * total);
                gradient[(k * p) + j] = factor * sum / _scale[j];
            }

            if (HasIntercept)
                gradient[(outputs * p) + k] = factor * total;
        }
    }

    /// <summary>One row as the descent sees it, and a 1 for the intercept if there is one.</summary>
    internal void Standardize(in RowBlock block, int row, Span<double> to)
    {
        if (Columns > 0)
            Kernel.Standardize(block, row, _center, _factor, to);
        if (HasIntercept)
            to[Columns] = 1;
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
}
