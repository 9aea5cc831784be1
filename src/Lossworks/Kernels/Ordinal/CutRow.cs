using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>An ordered class as the interval between two cut points, seen from a score f: from <see cref="Low"/> to <see cref="High"/>.</summary>
internal readonly struct CutRow
{
    internal CutRow(NumberList cutPoints, int label, double score)
    {
        HasLow = label > 0;
        HasHigh = label < cutPoints.Count;
        Low = HasLow ? cutPoints[label - 1] - score : double.NegativeInfinity;
        High = HasHigh ? cutPoints[label] - score : double.PositiveInfinity;
        if (HasLow && HasHigh)
        {
            Width = cutPoints[label] - cutPoints[label - 1];
            Middle = (0.5 * (cutPoints[label] + cutPoints[label - 1])) - score;
        }
    }

    /// <summary>Whether there is a cut point below the class.</summary>
    internal bool HasLow { get; }

    /// <summary>Whether there is a cut point above the class.</summary>
    internal bool HasHigh { get; }

    /// <summary>The lower cut point less the score.</summary>
    internal double Low { get; }

    /// <summary>The upper cut point less the score.</summary>
    internal double High { get; }

    /// <summary>High - Low, free of the rounding of both.</summary>
    internal double Width { get; }

    /// <summary>(Low + High)/2, free of the rounding of both.</summary>
    internal double Middle { get; }

    /// <summary>Writes derivatives by the score where there is room, and hands the value through.</summary>
    internal static double Write<S>((double Value, double First, double Second) loss, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        gradient.Put(0, loss.First);
        hessian.Put(0, loss.Second);
        return loss.Value;
    }
}
