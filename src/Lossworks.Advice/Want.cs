using System.Globalization;

namespace Lossworks.Advice;

/// <summary>What the user wants to know of the target: the functional that a metric must be consistent with.</summary>
/// <param name="Kind">mean, median, quantile, probability or class.</param>
/// <param name="Level">Of a quantile.</param>
public readonly record struct Want(WantKind Kind, double? Level = null)
{
    /// <summary>Reads mean, median, quantile:0.9, probability or class.</summary>
    /// <exception cref="LossException">It is none of these.</exception>
    public static Want Parse(string text)
    {
        string[] parts = text.Trim().ToLowerInvariant().Split(':');
        return parts switch
        {
            ["mean"] => new(WantKind.Mean),
            ["median"] => new(WantKind.Median),
            ["quantile", var level] when double.TryParse(level, CultureInfo.InvariantCulture, out double q) && q is > 0 and < 1 => new(WantKind.Quantile, q),
            ["probability"] => new(WantKind.Probability),
            ["class"] => new(WantKind.Class),
            _ => throw new LossException($"there is no want '{text}': use mean, median, quantile:0.9, probability or class."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind.ToString().ToLowerInvariant() + (Level is { } q ? ":" + q.ToString("R", CultureInfo.InvariantCulture) : "");
}

/// <summary>The functionals that can be asked for.</summary>
public enum WantKind
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The median.</summary>
    Median,

    /// <summary>A quantile.</summary>
    Quantile,

    /// <summary>The probability of each class.</summary>
    Probability,

    /// <summary>The most probable class.</summary>
    Class,
}
