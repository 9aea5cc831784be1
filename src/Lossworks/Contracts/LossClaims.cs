using System.Collections.Immutable;
using System.Globalization;

namespace Lossworks;

/// <summary>
/// What a loss with given parameters claims about itself. "The argument" is the residual, the margin or the prediction, as the contract of
/// the loss says. Each claim has an exact meaning, and the contract suite tries to refute each.
/// </summary>
public sealed record LossClaims
{
    /// <summary>A chord between any two points of the graph never lies below the graph, in the predictions.</summary>
    public bool Convex { get; init; }

    /// <summary>A chord lies above the graph everywhere between its ends.</summary>
    public bool StrictlyConvex { get; init; }

    /// <summary>The gradient's largest size per loss, if bounded: how hard one row can pull.</summary>
    public double? Lipschitz { get; init; }

    /// <summary>The second derivative's largest size per prediction, if the gradient has no jump and this is bounded.</summary>
    public double? Smooth { get; init; }

    /// <summary>The same for r and -r. Only for losses of the residual.</summary>
    public bool Even { get; init; }

    /// <summary>Never below 0.</summary>
    public bool NonNegative { get; init; }

    /// <summary>0 where the prediction equals the target, on the target's own scale.</summary>
    public bool ZeroAtPerfect { get; init; }

    /// <summary>The largest value of one loss, if bounded.</summary>
    public double? Bounded { get; init; }

    /// <summary>The expected loss is least at the true probabilities, and only there.</summary>
    public bool StrictlyProper { get; init; }

    /// <summary>Minimizing the expected margin loss finds the sign of the more probable class.</summary>
    public bool ClassificationCalibrated { get; init; }

    /// <summary>What the best constant prediction is.</summary>
    public Functional? Elicits { get; init; }

    /// <summary>Where the first derivative jumps, as points of the argument.</summary>
    public ImmutableArray<double> Kinks { get; init; } = [];

    /// <summary>Where the second derivative jumps although the first does not, as points of the argument.</summary>
    public ImmutableArray<double> Jumps { get; init; } = [];

    /// <summary>Whether the first derivative exists everywhere.</summary>
    public bool Differentiable { get; init; } = true;

    /// <summary>The claims as words, in a fixed order, for people and for machines.</summary>
    public IEnumerable<string> Words()
    {
        if (Convex)
            yield return "convex";
        if (StrictlyConvex)
            yield return "strictly-convex";
        if (Lipschitz is { } lipschitz)
            yield return $"lipschitz({Text(lipschitz)})";
        if (Smooth is { } smooth)
            yield return $"smooth({Text(smooth)})";
        if (Even)
            yield return "even";
        if (NonNegative)
            yield return "non-negative";
        if (ZeroAtPerfect)
            yield return "zero-at-perfect";
        if (Bounded is { } bounded)
            yield return $"bounded({Text(bounded)})";
        if (StrictlyProper)
            yield return "strictly-proper";
        if (ClassificationCalibrated)
            yield return "classification-calibrated";
        if (Differentiable && Kinks.IsEmpty)
            yield return "differentiable";
    }

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
