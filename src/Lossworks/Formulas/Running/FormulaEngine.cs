using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Formulas;

/// <summary>What runs a formula: the interpreter, or compiled code.</summary>
internal abstract class FormulaEngine
{
    /// <summary>The value of a batch, like <see cref="Loss.Evaluate(in LossBatch{double}, in LossResult{double}, Reduction, int)"/>.</summary>
    internal abstract double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads, Width? width)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <summary>Any formula of elements.</summary>
internal sealed class ElementEngine<E>(E formula) : FormulaEngine
    where E : struct, IElementFormula
{
    internal override double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads, Width? width) =>
        ElementEvaluation.Run(formula, batch.Predictions, batch.Targets, batch.Weights, result, reduction, threads, width);
}

/// <summary>Any formula of rows.</summary>
/// <param name="formula">Of one row.</param>
/// <param name="single">Whether a row is one number, so that each has a weight of its own.</param>
internal sealed class RowEngine<F>(F formula, bool single) : FormulaEngine
    where F : struct, IRowFormula
{
    internal override double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads, Width? width)
    {
        if (!single)
            return RowLoop.Run(formula, default, batch, result, reduction, threads, width);
        LossBatch<S> numbers = new(batch.Predictions, 1, batch.Targets, 1, batch.Weights);
        return RowLoop.Run(formula, default, numbers, result, reduction, threads, width);
    }
}
