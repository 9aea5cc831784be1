using MathNet.Numerics.Statistics;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Skewness of the target: above 1 a symmetric error treats the two sides too much alike.</summary>
internal sealed class TargetSkew : IDiagnostic
{
    internal const double Notable = 1;

    public Finding? Look(FirstLook look)
    {
        if (look.Problem.IsClass || look.Problem.Truth.Rows < 8)
            return null;
        double skew = look.Problem.Truth.Numbers.Skewness();
        return new("target-skew", skew, Math.Abs(skew) < Notable
            ? $"The target is about symmetric (skewness {skew:0.0})."
            : $"The target leans to the {(skew > 0 ? "right: a few values are far above the rest" : "left: a few values are far below the rest")} (skewness {skew:0.0}).");
    }
}
