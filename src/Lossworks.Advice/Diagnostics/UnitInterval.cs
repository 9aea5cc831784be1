namespace Lossworks.Advice.Diagnostics;

/// <summary>Targets that all lie between 0 and 1, as shares do: a straight line leaves that range, and the spread shrinks at its ends.</summary>
internal sealed class UnitInterval : IDiagnostic
{
    internal const string Name = "unit-interval";

    public Finding? Look(FirstLook look)
    {
        double[] y = look.Problem.Truth.Numbers;
        if (look.Problem.IsClass || look.Exposure.Length > 0 || y.Any(v => v is < 0 or > 1) || y.Distinct().Count() < 3)
            return null;
        return new(Name, 1, $"All targets lie between {Text.Short(y.Min())} and {Text.Short(y.Max())}, as shares do: a loss with a logit keeps predictions between 0 and 1.")
        {
            Matters = y.Max() > 0.5,
            Source = "Papke and Wooldridge (1996), doi:10.1002/(SICI)1099-1255(199611)11:6<619::AID-JAE418>3.0.CO;2-1",
        };
    }
}
