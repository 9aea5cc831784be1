using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Verification;

/// <summary>What a loss costs to evaluate, in words that hold on any machine.</summary>
public static class LossCost
{
    /// <summary>The card's own words where it has some; else the arithmetic per number, counted, or what a row takes.</summary>
    public static string Of(Loss loss)
    {
        if (loss.Card.Cost.Length > 0)
            return loss.Card.Cost;
        if (loss is ICountsOperations counted)
        {
            int own = counted.Operations();
            return $"At most {own} arithmetic operations per number for value and gradient ({Squared.Operations()} for squared-error), vectorized.";
        }

        return loss.Card.Outputs[0].Scale switch
        {
            Scale.Softmax => "Linear in the number of columns: an exponential or two per column.",
            _ => "Linear in the number of predictions.",
        };
    }

    /// <summary>What runs a loss that is no code of its own, a formula that somebody wrote: code made at run time, or an interpreter. Null for every other loss.</summary>
    public static string? Engine(Loss loss) => loss.Engine;

    private static ICountsOperations Squared { get; } = (ICountsOperations)LossCatalogue.BuiltIn.Find("squared-error").CreateExample();

    /// <summary>Operations of value and gradient for one number; those of branches that are not taken count too, as they do in vectors.</summary>
    internal static int Count<E>(E formula)
        where E : struct, IElementFormula
    {
        CountingLanes.Reset();
        formula.At<Jet1<double, CountingLanes>, double, CountingLanes>(0.75, 1);
        return CountingLanes.Operations;
    }
}
