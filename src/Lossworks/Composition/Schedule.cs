namespace Lossworks;

/// <summary>A weight that changes with the steps of training: 0 at first and growing, halved every epoch, or anything else.</summary>
/// <param name="At">The weight at a step, counted from 0.</param>
public sealed record Schedule(Func<long, double> At)
{
    /// <summary>The same at every step.</summary>
    public static Schedule Constant(double weight) => new(_ => weight);

    /// <summary>A straight line from the first step to step <paramref name="steps"/>, and its end from there on.</summary>
    public static Schedule Linear(double from, double to, long steps) => new(step => from + ((to - from) * Share(step, steps)));

    /// <summary>Half a cosine wave from the first step to step <paramref name="steps"/>: slow at both ends.</summary>
    /// <remarks>Loshchilov and Hutter (2017), arXiv:1608.03983</remarks>
    public static Schedule Cosine(double from, double to, long steps) =>
        new(step => from + ((to - from) * (0.5 - (0.5 * Math.Cos(Math.PI * Share(step, steps))))));

    /// <summary>Multiplied by <paramref name="factor"/> over every <paramref name="steps"/> steps, without jumps.</summary>
    public static Schedule Exponential(double from, double factor, long steps)
    {
        Interval.Positive.Require(factor);
        RequireSteps(steps);
        return new(step => from * Math.Pow(factor, step / (double)steps));
    }

    /// <summary>One weight until a step, another from there on.</summary>
    public static Schedule Switch(double before, double after, long step) => new(at => at < step ? before : after);

    /// <summary>A number is the weight at every step.</summary>
    public static implicit operator Schedule(double weight) => Constant(weight);

    private static double Share(long step, long steps)
    {
        RequireSteps(steps);
        return Math.Clamp(step / (double)steps, 0, 1);
    }

    private static void RequireSteps(long steps)
    {
        if (steps < 1)
            throw new LossException($"a schedule over {steps} steps: give at least 1.");
    }
}
