namespace Lossworks.Training;

/// <summary>One line of the trace.</summary>
/// <param name="Step">Counted from 1; a resumed fit counts on.</param>
/// <param name="Loss">The objective: mean loss and penalties.</param>
/// <param name="GradientNorm">The norm that convergence is judged by, in the coordinates of the descent.</param>
/// <param name="Rate">The learning rate, or the length of the step along its direction.</param>
/// <param name="Elapsed">Since the fit began, pauses excepted.</param>
public readonly record struct TrainingStep(int Step, double Loss, double GradientNorm, double Rate, TimeSpan Elapsed);
