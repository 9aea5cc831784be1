namespace Lossworks.Tuning;

/// <summary>Every trial at random, evenly over the space.</summary>
public sealed class RandomSampler : Sampler
{
    /// <inheritdoc/>
    public override string Description => "random";

    /// <inheritdoc/>
    public override Configuration? Propose(SamplingContext context) => RandomPoints.Allowed(context.Space, new Xoshiro256(context.Seed));
}
