using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>
/// A formula with its derivatives, as straight-line code over lanes. What compiled code and the interpreter both follow step by step, so that they give the
/// same bits.
/// </summary>
internal sealed class Program
{
    internal Program(ImmutableArray<Instruction> steps, ImmutableArray<double> slots, ImmutableArray<int> results)
    {
        (Steps, Slots, Results) = (steps, slots, results);
        Outputs = (results.Length - 1) / 2;
        Live = [.. Enumerable.Range(0, 3).Select(LiveAt)];
    }

    internal ImmutableArray<Instruction> Steps { get; }

    /// <summary>The numbers that are the same for every row: parameters, and what depends on nothing else.</summary>
    internal ImmutableArray<double> Slots { get; }

    /// <summary>The steps of the value, of the first derivative by each output, and of the second by each.</summary>
    internal ImmutableArray<int> Results { get; }

    /// <summary>How many outputs there are to differentiate by.</summary>
    internal int Outputs { get; }

    /// <summary>For the value alone, with first derivatives, and with second ones: the steps that are needed, in order.</summary>
    internal ImmutableArray<ImmutableArray<int>> Live { get; }

    /// <summary>Whether so little is done that the loop itself counts.</summary>
    internal bool IsLight => Live[2].Count(i => Steps[i].Step is not (Step.Constant or Step.Prediction or Step.Target)) <= MostOfLight
        && !Steps.Any(s => s.Step is Step.Call or Step.Power or Step.Divide);

    private const int MostOfLight = 14;

    /// <summary>How many results an order of derivatives has.</summary>
    internal int CountAt(int order) => 1 + (order * Outputs);

    /// <summary>What compiled code depends on; the numbers in the slots are given to it.</summary>
    internal string Key => string.Join(';', Steps.Select(s => $"{(int)s.Step},{s.A},{s.B},{s.C},{s.D}")) + "|" + string.Join(',', Results);

    private ImmutableArray<int> LiveAt(int order)
    {
        bool[] needed = new bool[Steps.Length];
        foreach (int result in Results[..CountAt(order)])
            needed[result] = true;
        for (int i = Steps.Length - 1; i >= 0; i--)
        {
            for (int k = 0; needed[i] && k < Steps[i].Operands; k++)
                needed[Steps[i].Operand(k)] = true;
        }

        return [.. Enumerable.Range(0, Steps.Length).Where(i => needed[i])];
    }
}
