using System.Buffers;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>Follows a program step by step, over lanes: what runs where no code can be made at run time, and for the first few rows everywhere.</summary>
internal static class Interpreter
{
    /// <summary>Runs the steps that an order of derivatives needs.</summary>
    /// <param name="program">The program.</param>
    /// <param name="order">0, 1 or 2.</param>
    /// <param name="outputs">The predictions.</param>
    /// <param name="target">The target.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="results">The value, then the first derivatives, then the second ones, as many as the order has.</param>
    internal static void Run<V, O>(Program program, int order, ReadOnlySpan<V> outputs, V target, V weight, Span<V> results)
        where V : struct
        where O : struct, ILanes<V>
    {
        ReadOnlySpan<Instruction> steps = program.Steps.AsSpan();
        Expansion<V>[] rented = ArrayPool<Expansion<V>>.Shared.Rent(steps.Length);
        Span<Expansion<V>> at = rented.AsSpan(0, steps.Length);
        foreach (int i in program.Live[order].AsSpan())
            at[i] = Step<V, O>(program, steps[i], at, outputs, target, weight);
        for (int k = 0; k < results.Length; k++)
            results[k] = at[program.Results[k]].Value;
        ArrayPool<Expansion<V>>.Shared.Return(rented);
    }

    private static Expansion<V> Step<V, O>(Program program, in Instruction i, ReadOnlySpan<Expansion<V>> at, ReadOnlySpan<V> outputs, V target, V weight)
        where V : struct
        where O : struct, ILanes<V>
    {
        switch (i.Step)
        {
            case Formulas.Step.Call:
                return ElementaryCode.At<V, O>((Elementary)i.B, at[i.A].Value);
            case Formulas.Step.Power:
                return new SignedPower(program.Slots[i.B]).At<V, O>(at[i.A].Value);
        }

        V value = i.Step switch
        {
            Formulas.Step.Constant => O.Create(program.Slots[i.A]),
            Formulas.Step.Prediction => outputs[i.A],
            Formulas.Step.Target => target,
            Formulas.Step.Weight => weight,
            Formulas.Step.Add => O.Add(at[i.A].Value, at[i.B].Value),
            Formulas.Step.Subtract => O.Subtract(at[i.A].Value, at[i.B].Value),
            Formulas.Step.Multiply => O.Multiply(at[i.A].Value, at[i.B].Value),
            Formulas.Step.MultiplyAdd => O.MultiplyAdd(at[i.A].Value, at[i.B].Value, at[i.C].Value),
            Formulas.Step.Divide => O.Divide(at[i.A].Value, at[i.B].Value),
            Formulas.Step.Negate => O.Negate(at[i.A].Value),
            Formulas.Step.Absolute => O.Abs(at[i.A].Value),
            Formulas.Step.SlopeOfAbs => Slope.OfAbs<V, O>(at[i.A].Value),
            Formulas.Step.SlopeOfMagnitude => Slope.OfMagnitude<V, O>(at[i.A].Value),
            Formulas.Step.AtLeast => O.AtLeast(at[i.A].Value, at[i.B].Value),
            Formulas.Step.AtMost => O.AtMost(at[i.A].Value, at[i.B].Value),
            Formulas.Step.IfAtMost => O.IfAtMost(at[i.A].Value, at[i.B].Value, at[i.C].Value, at[i.D].Value),
            Formulas.Step.IfLess => O.IfLess(at[i.A].Value, at[i.B].Value, at[i.C].Value, at[i.D].Value),
            Formulas.Step.IfEqual => O.IfEqual(at[i.A].Value, at[i.B].Value, at[i.C].Value, at[i.D].Value),
            Formulas.Step.Chain => Chain.Times<V, O>(at[i.A].Value, at[i.B].Value),
            Formulas.Step.First => at[i.A].First,
            Formulas.Step.Second => at[i.A].Second,
            _ => throw new InvalidOperationException($"there is no step {i.Step}."),
        };
        return new(value, default, default);
    }
}
