namespace Lossworks.Advice.Diagnostics;

/// <summary>Exact zeros among non-negative targets.</summary>
internal sealed class ZeroShare : IDiagnostic
{
    public Finding? Look(FirstLook look)
    {
        double[] y = look.Problem.Truth.Numbers;
        if (look.Problem.IsClass || y.Any(v => v < 0))
            return null;
        double share = y.Count(v => v == 0) / (double)y.Length;
        return share == 0 ? null : new("zero-share", share, $"{share:P0} of the targets are exactly 0.");
    }
}
