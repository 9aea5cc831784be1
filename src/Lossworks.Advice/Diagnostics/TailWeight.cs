namespace Lossworks.Advice.Diagnostics;

/// <summary>How far the tails of the residuals reach beside those of a normal distribution, and how fast they fall.</summary>
internal sealed class TailWeight : IDiagnostic
{
    internal const string Name = "tail-weight";
    internal const double Notable = 1.14;

    private const int Enough = 50;

    public Finding? Look(FirstLook look)
    {
        double[] noise = look.Noise;
        if (noise.Length < Enough)
            return null;
        double weight = Shape.TailWeight(noise), index = Shape.TailIndex([.. noise.Select(Math.Abs)]);
        if (weight < Math.Max(Notable, 1 + (4 / Math.Sqrt(noise.Length))))
            return null;
        string falls = index < 20 ? $" (the largest fall off as the power {Text.Tenths(index)} of their size)" : "";
        return new(Name, weight, $"The tails of the residuals reach {Text.Tenths(weight)} times as far as those of a normal distribution{falls}: squared error wastes much of the data, losses that grow more slowly do not.")
        {
            Matters = true,
            Source = "Crow and Siddiqui (1967), doi:10.1080/01621459.1967.10482914; Hill (1975), doi:10.1214/aos/1176343247",
        };
    }
}
