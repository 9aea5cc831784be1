namespace Lossworks.Advice.Diagnostics;

/// <summary>Whether classes have an order: their labels say so, and a first fit mistakes a class for its neighbor more often than chance would.</summary>
internal sealed class OrderedClasses : IDiagnostic
{
    internal const string Name = "ordered-classes";

    /// <summary>How many times as often as chance mistakes fall on a neighbor.</summary>
    internal const double Notable = 1.15;

    /// <summary>Without labels that say an order, mistakes must be neighbors nearly always, and classes many.</summary>
    private const double NearlyAlways = 0.9;

    private const int Many = 4;
    private const int Enough = 20;

    public Finding? Look(FirstLook look)
    {
        if (look.Classes < 3)
            return null;
        double[]? places = LabelOrder.Of(look.Problem.Target.Classes);
        if (places is not null && !LabelOrder.IsMonotone(places))
        {
            return new(Name, 0, $"The labels say an order, but they sort as {string.Join(", ", look.Problem.Target.Classes.Take(5))}: number them in their order ('1 low', '2 medium', '3 high') and losses of ordered classes are compared too.")
            {
                Source = "McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x",
            };
        }

        (double near, double chance, int mistakes) = Neighbors(look);
        if (mistakes < Enough)
            return null;
        double ratio = near / chance, error = Math.Sqrt(chance * (1 - chance) / mistakes);
        bool beyond = ratio > Notable && near > chance + (3 * error);
        bool isOrdered = beyond && (places is not null || (look.Classes >= Many && near >= NearlyAlways));
        return !isOrdered ? null : new(Name, ratio, $"The {look.Classes} classes are ordered: {Text.Percent(near)} of the mistakes of a first fit fall on a neighboring class, where chance has {Text.Percent(chance)}.")
        {
            Matters = true,
            Source = "McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x; Frank and Hall (2001), doi:10.1007/3-540-44795-4_13",
        };
    }

    /// <summary>The share of mistakes that fall on a neighbor, and what it would be if each other class drew them by its size.</summary>
    private static (double Near, double Chance, int Mistakes) Neighbors(FirstLook look)
    {
        int[] counts = ClassCounts.Of(look.Problem);
        double all = counts.Sum(), near = 0, chance = 0;
        int mistakes = 0;
        for (int i = 0; i < look.Rows.Length; i++)
        {
            int code = look.CodeAt(i), best = Enumerable.Range(0, look.Classes).MaxBy(k => look.Probability(i, k));
            if (best == code)
                continue;
            mistakes++;
            near += Math.Abs(best - code) == 1 ? 1 : 0;
            double beside = (code > 0 ? counts[code - 1] : 0) + (code + 1 < counts.Length ? counts[code + 1] : 0);
            chance += beside / (all - counts[code]);
        }

        return (near / mistakes, chance / mistakes, mistakes);
    }
}
