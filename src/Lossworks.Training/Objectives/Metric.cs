using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>What "steepest" is measured by: an approximation of the Hessian that is the same for every output, and its inverse.</summary>
/// <remarks>It decides how fast a descent arrives, never where: the answer does not depend on it.</remarks>
internal sealed class Metric
{
    /// <summary>With more columns a factor costs more than it saves.</summary>
    internal const int MostColumns = 1000;

    private readonly int _columns, _outputs;
    private readonly double[]? _factor, _diagonal;

    private Metric(int columns, int outputs, double[]? factor, double[]? diagonal = null) =>
        (_columns, _outputs, _factor, _diagonal) = (columns, outputs, factor, diagonal);

    /// <summary>The identity, for designs that are already scaled.</summary>
    internal static Metric Plain(int columns, int outputs) => new(columns, outputs, null);

    /// <summary>
    /// The identity plus the curvature of the penalty, for designs of too many columns for their Gram matrix. Rare words have a small scale, so that the penalty
    /// bends by a thousand times as much along them as along common ones: without it a descent takes hundreds of steps more.
    /// </summary>
    /// <param name="columns">Of the design.</param>
    /// <param name="outputs">How many outputs share it.</param>
    /// <param name="ridge">The second derivative of the penalty for each column, where a standardized column has 1.</param>
    internal static Metric Diagonal(int columns, int outputs, ReadOnlySpan<double> ridge) =>
        new(columns, outputs, null, [.. ridge.ToArray().Select(r => 1 + r)]);

    /// <summary>The Gram matrix plus the curvature of the penalty; plain where it has no factor.</summary>
    /// <param name="gram">Of the design.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="outputs">How many outputs share it.</param>
    /// <param name="ridge">The second derivative of the penalty for each column, in units of the Gram matrix.</param>
    internal static Metric Of(double[] gram, int columns, int outputs, ReadOnlySpan<double> ridge)
    {
        // Columns that depend on one another leave a zero pivot: a jitter far below any true eigenvalue keeps the factor finite.
        foreach (double jitter in (ReadOnlySpan<double>)[1e-14, 1e-11, 1e-8])
        {
            double[] factor = (double[])gram.Clone();
            for (int j = 0; j < columns; j++)
                factor[(j * columns) + j] += ridge[j] + jitter;
            if (Cholesky.TryFactor(factor, columns))
                return new(columns, outputs, factor);
        }

        return Plain(columns, outputs);
    }

    /// <summary>Whether it looks at each parameter alone.</summary>
    internal bool IsDiagonal => _factor is null;

    /// <summary>Multiplies by the inverse, in place. Intercepts are independent of centered columns and have curvature 1.</summary>
    internal void Solve(Span<double> gradient)
    {
        for (int k = 0; k < _outputs && _diagonal is not null; k++)
            TensorPrimitives.Divide(gradient.Slice(k * _columns, _columns), _diagonal, gradient.Slice(k * _columns, _columns));
        for (int k = 0; k < _outputs && _factor is not null; k++)
            Cholesky.Solve(_factor, gradient.Slice(k * _columns, _columns));
    }

    /// <summary>The norm of a gradient: how long it is where the metric is the unit of length.</summary>
    internal double NormOf(ReadOnlySpan<double> gradient)
    {
        double[] solved = gradient.ToArray();
        Solve(solved);
        return Math.Sqrt(Math.Max(0, TensorPrimitives.Dot(gradient, solved)));
    }
}
