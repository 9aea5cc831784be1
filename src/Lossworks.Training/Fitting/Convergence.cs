using System.Globalization;

namespace Lossworks.Training;

/// <summary>What "converged" means: see <see cref="TrainingOptions.Tolerance"/>.</summary>
/// <param name="Tolerance">The share within which a change counts as none.</param>
/// <param name="Size">The size of the objective at the start.</param>
/// <param name="Pull">The root mean square of the rows' own derivatives at the start.</param>
internal sealed record Convergence(double Tolerance, double Size, double Pull)
{
    /// <summary>Whether the gradient is as good as 0.</summary>
    internal bool IsFlat(double gradientNorm) => gradientNorm <= Tolerance * Pull;

    /// <summary>The change of the objective, relative to its size.</summary>
    internal double Change(double before, double after)
    {
        double change = Math.Abs(before - after);
        return change == 0 ? 0 : change / Math.Max(Math.Abs(after), Math.Abs(Size));
    }

    internal bool Holds(double before, double after, double gradientNorm) => Change(before, after) <= Tolerance && IsFlat(gradientNorm);

    internal string Explain(double before, double after, double gradientNorm) => string.Create(
        CultureInfo.InvariantCulture,
        $"converged: relative loss change {Change(before, after):G2} is within {Tolerance:G2}, gradient norm {gradientNorm:G2} is within {Tolerance:G2} of the rows' pull at the start, {Pull:G3}");
}
