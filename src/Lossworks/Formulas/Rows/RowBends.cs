using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;
using Jet = Lossworks.Calculus.Jet2<double, Lossworks.Lanes.Scalar<double>>;

namespace Lossworks.Formulas;

/// <summary>The diagonal of the Hessian of a row program, one column after the other by jets: quadratic in the number of columns.</summary>
internal static class RowBends
{
    /// <param name="program">What to run.</param>
    /// <param name="tape">The numbers of every step, as they are after the run forward.</param>
    /// <param name="places">Where the jets of each step stand.</param>
    /// <param name="jets">Room for as many jets.</param>
    /// <param name="at">Which row, and its class.</param>
    /// <param name="hessian">One number per column.</param>
    internal static void Run(RowProgram program, in RowTape tape, ReadOnlySpan<int> places, Span<Jet> jets, in RowPlace at, Span<double> hessian)
    {
        for (int column = 0; column < hessian.Length; column++)
        {
            for (int i = 0; i < program.Steps.Length; i++)
                Step(program, i, tape, places, jets, new(hessian.Length, at, column));
            hessian[column] = jets[places[program.Steps.Length - 1]].Second;
        }
    }

    private readonly record struct Around(int Columns, RowPlace Row, int Along);

    private static void Step(RowProgram program, int index, in RowTape tape, ReadOnlySpan<int> places, Span<Jet> jets, Around around)
    {
        RowStep step = program.Steps[index];
        ReadOnlySpan<double> own = tape.InRow(index, around.Row.Row);
        Span<Jet> to = jets.Slice(places[index], own.Length);
        if (step.Kind == RowStepKind.Predictions || !step.Moves)
        {
            for (int j = 0; j < own.Length; j++)
                to[j] = step.Moves && j == around.Along ? Jet.Variable(own[j]) : Jet.Constant(own[j]);
            return;
        }

        ReadOnlySpan<Jet> a = Operand(program, step.A, places, jets, around);
        if (step.Kind == RowStepKind.LogSumExp)
        {
            to[0] = LogSumExp(a, own[0], tape.Shares(index, around.Row));
            return;
        }

        if (step.Kind > RowStepKind.Spread)
        {
            to[0] = Folded(step, a, own[0], around);
            return;
        }

        ReadOnlySpan<Jet> b = step.Operands > 1 ? Operand(program, step.B, places, jets, around) : default;
        ReadOnlySpan<Jet> c = step.Operands > 2 ? Operand(program, step.C, places, jets, around) : default;
        for (int j = 0; j < to.Length; j++)
            to[j] = At(step, Pick(a, j), b.IsEmpty ? default : Pick(b, j), c.IsEmpty ? default : Pick(c, j));
    }

    private static ReadOnlySpan<Jet> Operand(RowProgram program, int step, ReadOnlySpan<int> places, ReadOnlySpan<Jet> jets, Around around) =>
        jets.Slice(places[step], program.Steps[step].IsRow ? around.Columns : 1);

    private static Jet Pick(ReadOnlySpan<Jet> of, int j) => of[of.Length == 1 ? 0 : j];

    private static Jet At(in RowStep step, Jet a, Jet b, Jet c) => step.Kind switch
    {
        RowStepKind.Spread => a,
        RowStepKind.Add => a + b,
        RowStepKind.Subtract => a - b,
        RowStepKind.Multiply => a * b,
        RowStepKind.Divide => a / b,
        RowStepKind.Negate => -a,
        RowStepKind.Absolute => Jet.Abs(a),
        RowStepKind.Larger => Extreme(a, b, a.Value.CompareTo(b.Value)),
        RowStepKind.Smaller => Extreme(a, b, b.Value.CompareTo(a.Value)),
        RowStepKind.Choose => a.Value != 0 ? b : c,
        RowStepKind.Call => Chained(ElementaryCode.At<double, Scalar<double>>((Elementary)step.B, a.Value), a),
        RowStepKind.Power => Chained(new SignedPower(b.Value).At<double, Scalar<double>>(a.Value), a),
        _ => throw new InvalidOperationException($"{step.Kind} has no derivative here."),
    };

    private static Jet Extreme(Jet a, Jet b, int comparison) =>
        comparison > 0 ? a : comparison < 0 ? b : new(a.Value, (a.First + b.First) / 2, a.First == 0 || b.First == 0 ? 0 : (a.Second + b.Second) / 2);

    private static Jet Chained(Expansion<double> f, Jet x) =>
        new(f.Value, Times(x.First, f.First), Times(x.First * x.First, f.Second) + Times(x.Second, f.First));

    private static double Times(double motion, double slope) => motion == 0 ? 0 : motion * slope;

    private static Jet Folded(in RowStep step, ReadOnlySpan<Jet> row, double value, Around around)
    {
        switch (step.Kind)
        {
            case RowStepKind.Sum:
                double first = 0, second = 0;
                foreach (Jet x in row)
                    (first, second) = (first + x.First, second + x.Second);
                return new(value, first, second);
            case RowStepKind.PickClass:
                return row[around.Row.Label];
            case RowStepKind.PickPlace:
                return row[step.B];
            default:
                for (int j = 0; j < row.Length; j++)
                {
                    if (row[j].Value == value)
                        return row[j];
                }

                return new(value, double.NaN, double.NaN);
        }
    }

    /// <summary>With shares s: the first derivative is the mean of the firsts, the second the mean of the seconds and the variance of the firsts.</summary>
    private static Jet LogSumExp(ReadOnlySpan<Jet> row, double value, in RowShares shares)
    {
        double first = 0, second = 0;
        for (int j = 0; j < row.Length; j++)
            first += Times(row[j].First, shares[j]);
        for (int j = 0; j < row.Length; j++)
            second += shares[j] * (row[j].Second + ((row[j].First - first) * (row[j].First - first)));
        return new(value, first, second);
    }
}

/// <summary>One of the rows that run together.</summary>
/// <param name="Row">Which, counted from 0.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Label">Its class, or -1.</param>
internal readonly record struct RowPlace(int Row, int Rows, int Label);

/// <summary>What each number of a row has of the sum of their exponentials.</summary>
internal readonly ref struct RowShares(ReadOnlySpan<double> exponentials, double sum)
{
    private readonly ReadOnlySpan<double> _exponentials = exponentials;

    internal double this[int column] => _exponentials[column] / sum;
}
