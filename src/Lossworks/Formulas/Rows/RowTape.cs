using System.Numerics;
using System.Numerics.Tensors;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;

namespace Lossworks.Formulas;

/// <summary>
/// Runs a row program over a block of rows, forward for the values, and back again for the gradients: linear in the number of columns. Each step runs over all
/// rows before the next one does. It computes in double, whatever the precision of the predictions.
/// </summary>
/// <param name="program">What to run.</param>
/// <param name="places">Where the numbers of each step stand.</param>
/// <param name="columns">How many predictions a row has.</param>
/// <param name="width">The widest vectors to use.</param>
internal readonly ref partial struct RowTape(RowProgram program, ReadOnlySpan<int> places, int columns, Width width)
{
    private readonly ReadOnlySpan<int> _places = places;

    /// <summary>The numbers of every step.</summary>
    internal Span<double> Values { get; init; }

    /// <summary>At the same places the slope of an elementary function, and the exponentials and their sum of a log-sum-exp.</summary>
    internal Span<double> Kept { get; init; }

    /// <summary>Room for a row step.</summary>
    internal Span<double> Scratch { get; init; }

    /// <summary>At the same places the derivative by each number; empty where no gradient is wanted.</summary>
    internal Span<double> Slopes { get; init; }

    /// <summary>Per step, whether a slope has come to it; elsewhere its slopes are not yet written.</summary>
    internal Span<int> Reached { get; init; }

    /// <summary>Whether to keep slopes.</summary>
    internal bool Keeps { get; init; }

    /// <summary>The values; the numbers of every step stay for the way back.</summary>
    /// <param name="block">No more rows than there is room for.</param>
    /// <param name="again">Whether other rows, no fewer, ran before: what is the same for all is there already.</param>
    internal ReadOnlySpan<double> Forward<S>(in RowBlock<S> block, bool again = false)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < program.Steps.Length; i++)
        {
            if (!again || !program.IsSame(i))
                Step(i, block);
        }

        return Numbers(Values, program.Steps.Length - 1, block.Rows)[..block.Rows];
    }

    /// <summary>The numbers of a step in one of the rows.</summary>
    internal ReadOnlySpan<double> InRow(int step, int row) =>
        program.Steps[step].IsRow ? Values.Slice(_places[step] + (row * columns), columns) : Values.Slice(_places[step] + row, 1);

    /// <summary>Those of a log-sum-exp.</summary>
    internal RowShares Shares(int step, in RowPlace of) =>
        new(Exponentials(step, of.Rows).Slice(of.Row * columns, columns), Kept[_places[step] + of.Row]);

    private void Step<S>(int index, in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        RowStep step = program.Steps[index];
        Span<double> to = Numbers(Values, index, block.Rows);
        switch (step.Kind)
        {
            case RowStepKind.Constant:
                to.Fill(step.Number);
                break;
            case RowStepKind.Classes:
                to.Fill(columns);
                break;
            case RowStepKind.Predictions:
                TensorPrimitives.ConvertTruncating(block.Predictions, to);
                break;
            case RowStepKind.Targets:
                Targets(block, to);
                break;
            case RowStepKind.OneHot:
                OneHot(block.Classes, to);
                break;
            case RowStepKind.Weight:
                for (int row = 0; row < block.Rows; row++)
                    to[row] = block.WeightOf(row);
                break;
            case RowStepKind.Spread:
                StepLoops.Spread(width, Of(step.A, block.Rows)[..block.Rows], columns, to);
                break;
            case >= RowStepKind.Sum:
                Fold(step, index, block.Classes, to, block.Rows);
                break;
            default:
                EachNumber(step, index, to, block.Rows);
                break;
        }
    }

    private void EachNumber(in RowStep step, int index, Span<double> to, int rows)
    {
        ReadOnlySpan<double> a = Of(step.A, rows), b = step.Operands > 1 ? Of(step.B, rows) : a, c = step.Operands > 2 ? Of(step.C, rows) : a;
        switch (step.Kind)
        {
            case RowStepKind.Add:
                StepLoops.Run(width, default(Plus), to, a, b, c);
                break;
            case RowStepKind.Subtract:
                StepLoops.Run(width, default(Minus), to, a, b, c);
                break;
            case RowStepKind.Multiply:
                StepLoops.Run(width, default(Product), to, a, b, c);
                break;
            case RowStepKind.Divide:
                StepLoops.Run(width, default(Quotient), to, a, b, c);
                break;
            case RowStepKind.Negate:
                StepLoops.Run(width, default(Negative), to, a, b, c);
                break;
            case RowStepKind.Absolute:
                StepLoops.Run(width, default(Size), to, a, b, c);
                break;
            case RowStepKind.Sign:
                StepLoops.Run(width, default(SignOf), to, a, b, c);
                break;
            case RowStepKind.Larger:
                TensorPrimitives.Max(a, b, to);
                break;
            case RowStepKind.Smaller:
                TensorPrimitives.Min(a, b, to);
                break;
            case RowStepKind.Less:
                StepLoops.Run(width, default(IsLess), to, a, b, c);
                break;
            case RowStepKind.AtMost:
                StepLoops.Run(width, default(IsAtMost), to, a, b, c);
                break;
            case RowStepKind.Equal:
                StepLoops.Run(width, default(IsEqual), to, a, b, c);
                break;
            case RowStepKind.Choose:
                StepLoops.Run(width, default(Choice), to, a, b, c);
                break;
            default:
                Call(step, to, Keeps && step.Moves ? Numbers(Kept, index, rows) : default, a);
                break;
        }
    }

    private void Call(in RowStep step, Span<double> to, Span<double> slopes, ReadOnlySpan<double> x)
    {
        FunctionLoop loop = new(width, to, slopes, x);
        if (step.Kind == RowStepKind.Power)
            loop.Use(new SignedPower(program.Steps[step.B].Number));
        else
            ElementaryCode.Use((Elementary)step.B, loop);
    }

    private void Fold(in RowStep step, int index, ReadOnlySpan<int> labels, Span<double> to, int rows)
    {
        ReadOnlySpan<double> of = Of(step.A, rows);
        switch (step.Kind)
        {
            case RowStepKind.Sum:
                RowFolds.Sum(of, columns, to[..rows]);
                break;
            case RowStepKind.LogSumExp:
                LogSumExp(of, Numbers(Kept, index, rows), Exponentials(index, rows), to, rows);
                break;
            case RowStepKind.PickClass:
                for (int row = 0; row < rows; row++)
                    to[row] = of[(row * columns) + labels[row]];
                break;
            default:
                for (int row = 0; row < rows; row++)
                {
                    ReadOnlySpan<double> numbers = of.Slice(row * columns, columns);
                    to[row] = numbers[Picked(step, numbers)];
                }

                break;
        }
    }

    /// <summary>Which number of a row a step takes.</summary>
    private static int Picked(in RowStep step, ReadOnlySpan<double> numbers) =>
        step.Kind == RowStepKind.PickPlace ? step.B : RowFolds.Extreme(numbers, step.Kind == RowStepKind.LargestOf);

    /// <summary>
    /// The largest, plus log(1 + the rest): nothing overflows, and a largest of 0 keeps all digits of a tiny rest. That is the sum of the exponentials below 1,
    /// and 1 for each further largest.
    /// </summary>
    private void LogSumExp(ReadOnlySpan<double> of, Span<double> sums, Span<double> exponentials, Span<double> to, int rows)
    {
        Span<double> below = Scratch[..of.Length];
        RowFolds.Largest(of, columns, to[..rows]);
        StepLoops.Spread(width, to[..rows], columns, exponentials);
        StepLoops.Run(width, default(ExpOfDifference), exponentials, of, exponentials, of);
        StepLoops.Run(width, default(BelowOne), below, exponentials, exponentials, exponentials);
        RowFolds.Sum(below, columns, sums[..rows]);
        RowFolds.AddFurtherOnes(exponentials, columns, sums[..rows]);
        StepLoops.Run(width, default(PlusLog1p), to, to, sums, to);
        StepLoops.Run(width, default(OneMore), sums, sums, sums, sums);
        for (int row = 0; row < rows; row++)
        {
            if (double.IsNaN(to[row]))
                (to[row], sums[row]) = NotFinite(of.Slice(row * columns, columns));
        }
    }

    /// <summary>The log-sum-exp of a row with a NaN is NaN, that of one whose largest is infinite is the largest.</summary>
    private static (double Value, double Sum) NotFinite(ReadOnlySpan<double> row)
    {
        double largest = row[RowFolds.Extreme(row, largest: true)];
        return (largest, double.IsNaN(largest) ? double.NaN : 1);
    }

    private void Targets<S>(in RowBlock<S> block, Span<double> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (block.HasClasses)
            OneHot(block.Classes, to);
        else
            TensorPrimitives.ConvertTruncating(block.Targets, to);
    }

    private void OneHot(ReadOnlySpan<int> labels, Span<double> to)
    {
        to.Clear();
        for (int row = 0; row < labels.Length; row++)
            to[(row * columns) + labels[row]] = 1;
    }

    private Span<double> Of(int step, int rows) => Numbers(Values, step, rows);

    /// <summary>What belongs to a step, in whole bundles.</summary>
    private Span<double> Numbers(Span<double> all, int step, int rows) =>
        all.Slice(_places[step], StepLoops.Padded(program.Steps[step].IsRow ? rows * columns : rows));

    /// <summary>Those of a log-sum-exp stand at the end of its place.</summary>
    private Span<double> Exponentials(int step, int rows)
    {
        int length = StepLoops.Padded(rows * columns);
        return Kept.Slice(_places[step + 1] - length, length);
    }
}
