namespace Lossworks.Benchmarks.Tuning;

/// <summary>What a long study on six parameters costs beside its objective, alone on the machine.</summary>
/// <param name="Contender">Whose sampler.</param>
/// <param name="Trials">How many trials.</param>
/// <param name="SamplerSeconds">Processor seconds of the sampler and its store.</param>
internal sealed record TunerSpeed(string Contender, int Trials, double SamplerSeconds);
