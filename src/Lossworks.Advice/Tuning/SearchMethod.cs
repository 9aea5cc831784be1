using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>A way to search, under the name by which a command line calls it.</summary>
/// <param name="Name">grid, random, sobol, tpe, cma-es or bayesian.</param>
/// <param name="Sampler">What chooses the trials.</param>
public sealed record SearchMethod(string Name, Sampler Sampler);
