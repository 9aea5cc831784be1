namespace Lossworks.Reports;

/// <summary>A region of a <see cref="LinePlot"/> between two lines: where a line would lie by chance, say.</summary>
public sealed class Band
{
    private readonly double[] _x;
    private readonly double[] _low;
    private readonly double[] _high;

    /// <summary>The region between (x, low) and (x, high).</summary>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">Places on the horizontal axis, rising.</param>
    /// <param name="low">The lower edge, as many.</param>
    /// <param name="high">The upper edge, as many; places where an edge is NaN or infinite are left out.</param>
    public Band(string name, IEnumerable<double> x, IEnumerable<double> low, IEnumerable<double> high)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, _x, _low, _high) = (name, [.. x], [.. low], [.. high]);
        if (_x.Length != _low.Length || _x.Length != _high.Length)
            throw new ArgumentException($"The band '{name}' has {_x.Length} x, {_low.Length} low and {_high.Length} high values; it needs as many of each.", nameof(high));
    }

    /// <summary>The name in the legend.</summary>
    public string Name { get; }

    /// <summary>Places on the horizontal axis.</summary>
    public IReadOnlyList<double> X => _x;

    /// <summary>The lower edge.</summary>
    public IReadOnlyList<double> Low => _low;

    /// <summary>The upper edge.</summary>
    public IReadOnlyList<double> High => _high;
}
