namespace Lossworks.Kernels;

/// <summary>From exp(z - max) to derivatives: what they are made of, for one stretch of a row.</summary>
internal readonly record struct SoftmaxSlopes
{
    /// <summary>What exp(z - max) is multiplied by to become a share.</summary>
    internal double Inverse { get; init; }

    /// <summary>1 less the share of a class whose exp(z - max) is 1: what the others have, so that nothing cancels.</summary>
    internal double TopMissed { get; init; }

    /// <summary>The sum of all shares of the truth, each times the slope of its surprise.</summary>
    internal double Slope { get; init; }

    /// <summary>How that slope changes with the surprise.</summary>
    internal double Bend { get; init; }

    /// <summary>The share of the truth that every class has.</summary>
    internal double Even { get; init; }

    /// <summary>The weight of the row over the divisor.</summary>
    internal double Scale { get; init; }

    /// <summary>What exp(z - max) is multiplied by to become the derivative, where the class has no share of the truth.</summary>
    internal double Factor => Scale * Slope * Inverse;

    /// <summary>1 less a share.</summary>
    internal double Missed(double exponential) => exponential == 1 ? TopMissed : 1 - (exponential * Inverse);

    /// <summary>The derivative by the logit of a class with this share of the truth, times its slope.</summary>
    internal double Gradient(double exponential, double share) =>
        Scale * (((Slope - share) * (exponential * Inverse)) - (share * Missed(exponential)));

    /// <summary>The second derivative by the logit of the true class, where it is all of the truth.</summary>
    internal double HessianOfTruth(double exponential)
    {
        double s = exponential * Inverse, missed = Missed(exponential);
        return Scale * missed * ((Bend * missed) + (Slope * s));
    }
}
