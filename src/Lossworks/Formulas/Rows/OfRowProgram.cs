using System.Numerics;
using System.Numerics.Tensors;
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

    public bool HasKernel => true;

    public int? Columns => null;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ColumnChecks.Run(card, batch);

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int label = target.Label;
        RowBlock<S> row = new()
        {
            Predictions = scores,
            Targets = target.Values,
            Classes = target.IsLabel ? new(in label) : default,
            Gradient = gradient,
            Hessian = hessian,
            Columns = scores.Length,
            TargetColumns = target.Values.Length,
            Rows = 1,
            Divisor = 1,
            Width = Widths.Best,
        };
        return Block(row);
    }

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using RowMemory memory = RowMemory.For(program, block);
        CompensatedSum sum = default;
        for (int start = 0; start < block.Rows; start += memory.Rows)
        {
            RowBlock<S> rows = block.Slice(start, Math.Min(memory.Rows, block.Rows - start));
            ReadOnlySpan<double> values = memory.Tape.Forward(rows, again: start > 0);
            if (!block.Gradient.IsEmpty)
                Gradient(memory.Tape, rows);
            if (!block.Hessian.IsEmpty)
                Hessian(memory.Tape, rows);
            for (int row = 0; row < rows.Rows; row++)
            {
                double weight = rows.WeightOf(row), value = weight == 0 ? 0 : Factor(weight) * values[row];
                if (!rows.Losses.IsEmpty)
                    rows.Losses[row] = S.CreateTruncating(value);
                sum.Add(value);
            }
        }

        return sum.Total;
    }

    /// <summary>What a row is multiplied by: a formula that takes the weight itself has it already.</summary>
    private double Factor(double weight) => weight == 0 ? 0 : form.HasWeight ? 1 : weight;

    /// <summary>A row of weight 0 is removed, even where its loss is infinite or NaN.</summary>
    private void Gradient<S>(in RowTape tape, in RowBlock<S> rows)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<double> seeds = tape.Seeds(rows.Rows);
        seeds.Fill(1 / rows.Divisor);
        for (int row = 0; row < rows.Rows && !rows.Weights.IsEmpty; row++)
            seeds[row] = Factor(rows.WeightOf(row)) / rows.Divisor;
        ReadOnlySpan<double> slopes = tape.Backward(rows.Classes, rows.Rows);
        if (slopes.IsEmpty)
            rows.Gradient.Clear();
        else
            TensorPrimitives.ConvertTruncating(slopes, rows.Gradient);
        for (int row = 0; row < rows.Rows && !rows.Weights.IsEmpty; row++)
        {
            if (rows.WeightOf(row) == 0)
                rows.Gradient.Slice(row * rows.Columns, rows.Columns).Clear();
        }
    }

    private void Hessian<S>(in RowTape tape, in RowBlock<S> rows)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = rows.Columns;
        using Borrowed<int> places = new(program.Steps.Length + 1);
        program.Places(k, 1, places.Span);
        using Borrowed<Jet> jets = new(places.Span[^1]);
        using Borrowed<double> bends = new(k);
        for (int row = 0; row < rows.Rows; row++)
        {
            Span<S> to = rows.Hessian.Slice(row * k, k);
            double scale = Factor(rows.WeightOf(row)) / rows.Divisor;
            if (scale == 0)
            {
                to.Clear();
                continue;
            }

            RowBends.Run(program, tape, places.Span, jets.Span, new(row, rows.Rows, rows.HasClasses ? rows.Classes[row] : -1), bends.Span);
            for (int j = 0; j < k; j++)
                to[j] = S.CreateTruncating(scale * bends.Span[j]);
        }
    }
}
