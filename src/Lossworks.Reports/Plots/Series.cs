namespace Lossworks.Reports;

/// <summary>A named line of a <see cref="LinePlot"/>: points in the order in which they are joined.</summary>
public sealed class Series
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>A line through the points (x, y).</summary>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">Where the points lie on the horizontal axis.</param>
    /// <param name="y">Their values, as many; NaN or infinity leaves a gap in the line.</param>
    public Series(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, _x, _y) = (name, [.. x], [.. y]);
        if (_x.Length != _y.Length)
            throw new ArgumentException($"The series '{name}' has {_x.Length} x and {_y.Length} y values; it needs as many of each.", nameof(y));
    }

    /// <summary>The name in the legend.</summary>
    public string Name { get; }

    /// <summary>Where the points lie on the horizontal axis.</summary>
    public IReadOnlyList<double> X => _x;

    /// <summary>The values of the points.</summary>
    public IReadOnlyList<double> Y => _y;
}
