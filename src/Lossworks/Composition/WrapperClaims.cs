namespace Lossworks;

/// <summary>What is true of a wrapped loss, from what is true of the loss inside.</summary>
internal static class WrapperClaims
{
    /// <summary>Each loss multiplied by a positive factor of its row's class, the largest of which is given.</summary>
    internal static LossClaims Multiplied(LossClaims inside, double largest) => inside with
    {
        Lipschitz = inside.Lipschitz * largest,
        Smooth = inside.Smooth * largest,
        Bounded = inside.Bounded * largest,
        StrictlyProper = false,
        ClassificationCalibrated = false,
        Elicits = null,
    };

    /// <summary>The same loss on other targets: what it looks like along the predictions stays, what it is best at does not.</summary>
    internal static LossClaims Retargeted(LossClaims inside) => inside with
    {
        ZeroAtPerfect = false,
        StrictlyProper = false,
        ClassificationCalibrated = false,
        Elicits = null,
        Kinks = [],
        Jumps = [],
        Differentiable = inside.Differentiable && inside.Kinks.IsEmpty,
    };

    /// <summary>Only convexity along chords of single values survives a function that is not linear.</summary>
    internal static LossClaims Bent(LossClaims inside) => new()
    {
        Even = inside.Even,
        NonNegative = inside.NonNegative,
        ZeroAtPerfect = inside.ZeroAtPerfect,
        Differentiable = inside.Differentiable && inside.Kinks.IsEmpty,
    };
}
