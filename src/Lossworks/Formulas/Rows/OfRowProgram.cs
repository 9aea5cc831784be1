using System.Numerics;
using Lossworks.Kernels;
using Jet = Lossworks.Calculus.Jet2<double, Lossworks.Lanes.Scalar<double>>;

namespace Lossworks.Formulas;

/// <summary>A formula over a row, for the row loop. It computes in double, whatever the precision of the predictions.</summary>
/// <param name="program">The formula.</param>
/// <param name="form">What it looks at.</param>
/// <param name="card">The loss.</param>
internal readonly struct OfRowProgram(RowProgram program, FormulaForm form, LossCard card) : IRowFormula
{
    public LossCard Card => card;

    public bool HasKernel => false;

    public int? Columns => null;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ColumnChecks.Run(card, batch);

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Of(scores, target, 1, gradient, hessian);

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => form.HasWeight ? Weighing(block) : ScalarRows.Run(this, block);

    /// <summary>The same loop for a formula that takes the weight itself.</summary>
    private double Weighing<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int row = 0, k = block.Columns; row < block.Rows; row++)
        {
            double weight = block.WeightOf(row), value = 0;
            Span<S> gradient = block.Gradient.Part(row * k, k), hessian = block.Hessian.Part(row * k, k);
            if (weight == 0)
            {
                gradient.Clear();
                hessian.Clear();
            }
            else
            {
                value = Of(block.Scores(row), block.TargetOf(row), weight, gradient, hessian);
                S scale = S.CreateTruncating(1 / block.Divisor);
                System.Numerics.Tensors.TensorPrimitives.Multiply(gradient, scale, gradient);
                System.Numerics.Tensors.TensorPrimitives.Multiply(hessian, scale, hessian);
            }

            if (!block.Losses.IsEmpty)
                block.Losses[row] = S.CreateTruncating(value);
            sum.Add(value);
        }

        return sum.Total;
    }

    private double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, double weight, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = scores.Length;
        using Borrowed<int> places = new(program.Steps.Length + 1);
        program.Places(k, places.Span);
        int size = places.Span[^1];
        using Borrowed<double> room = new((2 * size) + (3 * k));
        Span<double> values = room.Span[..size], slopes = room.Span.Slice(size, size), predictions = room.Span.Slice(2 * size, k);
        Span<double> targets = room.Span.Slice((2 * size) + k, k), wide = room.Span.Slice((2 * size) + (2 * k), k);
        for (int j = 0; j < k; j++)
        {
            predictions[j] = double.CreateTruncating(scores[j]);
            targets[j] = form.TargetIsClass || !form.HasTarget ? 0 : target[j];
        }

        RowTape tape = new(program, places.Span, values, k, target.Label);
        double value = tape.Forward(predictions, targets, weight);
        if (!gradient.IsEmpty)
        {
            tape.Backward(slopes, wide);
            Narrow(wide, gradient);
        }

        if (!hessian.IsEmpty)
        {
            using Borrowed<Jet> jets = new(size);
            RowBends.Run(program, places.Span, values, jets.Span, target.Label, wide);
            Narrow(wide, hessian);
        }

        return value;
    }

    private static void Narrow<S>(ReadOnlySpan<double> from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int j = 0; j < from.Length; j++)
            to[j] = S.CreateTruncating(from[j]);
    }
}
