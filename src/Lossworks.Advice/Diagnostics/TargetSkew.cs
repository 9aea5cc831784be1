namespace Lossworks.Advice.Diagnostics;

/// <summary>Whether the target leans to one side, by its deciles: then mean and median are far apart, and a logarithm may straighten it.</summary>
internal sealed class TargetSkew : IDiagnostic
{
    internal const string Name = "target-skew";
    internal const double Notable = 0.2;

    public Finding? Look(FirstLook look)
    {
        if (look.Problem.IsClass || look.Problem.Truth.Rows < 8)
            return null;
        double[] y = look.Problem.Truth.Numbers;
        double skew = Shape.Skewness(y);
        if (Math.Abs(skew) < Math.Max(Notable, 4 / Math.Sqrt(y.Length)))
            return null;
        return new(Name, skew, $"The target leans to the {(skew > 0 ? "right: the largest tenth lies" : "left: the smallest tenth lies")} {Text.Tenths((1 + Math.Abs(skew)) / Math.Max(1e-9, 1 - Math.Abs(skew)))} times as far from the median as the other end.")
        {
            Matters = true,
            Source = "Hinkley (1975), doi:10.1093/biomet/62.1.101",
        };
    }
}
