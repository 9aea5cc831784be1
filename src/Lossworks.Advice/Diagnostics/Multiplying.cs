namespace Lossworks.Advice.Diagnostics;

/// <summary>
/// Whether effects multiply or add, of targets that are never negative: the mean size of error of a fit whose mean is exp(line) over that of a straight line, in rows that
/// neither has seen. Sizes, not squares: exp(line) may be far off in a single strange row.
/// </summary>
internal sealed class Multiplying : IDiagnostic
{
    internal const string Name = "multiplying";

    /// <summary>Above this effects add, and losses with a logarithm in them fit badly whatever the noise.</summary>
    internal const double Adds = 1.12;

    /// <summary>Below this they multiply.</summary>
    internal const double Multiplies = 0.95;

    private const int Enough = 30;

    public Finding? Look(FirstLook look)
    {
        if (look.Problem.IsClass || look.Means.Length < Enough)
            return null;
        double line = Distance(look, look.Fitted), ratio = Distance(look, look.Means) / line;
        if (!(line > 0) || ratio is > Multiplies and < Adds)
            return null;
        return new(Name, ratio, ratio <= Multiplies
            ? $"Effects multiply rather than add: exp(line) leaves {Text.Percent(1 - ratio)} less error than a straight line in rows that neither has seen."
            : $"Effects add rather than multiply: a straight line leaves {Text.Percent(1 - (1 / ratio))} less error than exp(line) in rows that neither has seen, so losses with a log link are not for these features.")
        {
            Matters = true,
            Source = "Manning and Mullahy (2001), doi:10.1016/S0167-6296(01)00086-8",
        };
    }

    /// <summary>The mean size of the errors of predictions.</summary>
    internal static double Distance(FirstLook look, double[] means) =>
        means.Select((m, i) => Math.Abs(look.TargetAt(i) - m)).Average();
}
