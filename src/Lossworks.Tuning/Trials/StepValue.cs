namespace Lossworks.Tuning;

/// <summary>A value on the way to that of a trial: after a step of training, or on one fold.</summary>
/// <param name="Step">Which step, from 0. Steps of the same number are compared with each other.</param>
/// <param name="Value">The value, in the units of the objective.</param>
public readonly record struct StepValue(int Step, double Value);
