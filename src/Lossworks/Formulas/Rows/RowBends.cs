using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;
using Jet = Lossworks.Calculus.Jet2<double, Lossworks.Lanes.Scalar<double>>;

namespace Lossworks.Formulas;

/// <summary>The diagonal of the Hessian of a row program, one column after the other by jets: quadratic in the number of columns.</summary>
internal static class RowBends
{
    /// <param name="program">What to run.</param>
    /// <param name="places">Where the numbers of each step stand.</param>
    /// <param name="values">The numbers of every step, as they are after the run forward.</param>
    /// <param name="jets">Room for as many jets.</param>
    /// <param name="label">The class, or -1.</param>
    /// <param name="hessian">One number per column.</param>
    internal static void Run(RowProgram program, ReadOnlySpan<int> places, ReadOnlySpan<double> values, Span<Jet> jets, int label, Span<double> hessian)
    {
        for (int column = 0; column < hessian.Length; column++)
        {
            for (int i = 0; i < program.Steps.Length; i++)
                Step(program, i, places, values, jets, new(hessian.Length, label, column));
            hessian[column] = jets[places[program.Steps.Length - 1]].Second;
        }
    }

    private readonly record struct Around(int Columns, int Label, int Along);

    private static void Step(RowProgram program, int index, ReadOnlySpan<int> places, ReadOnlySpan<double> values, Span<Jet> jets, Around around)
    {
        RowStep step = program.Steps[index];
        int count = step.IsRow ? around.Columns : 1;
        ReadOnlySpan<double> own = values.Slice(places[index], count);
        Span<Jet> to = jets.Slice(places[index], count);
        if (step.Kind == RowStepKind.Predictions || !step.Moves)
        {
            for (int j = 0; j < count; j++)
                to[j] = step.Moves && j == around.Along ? Jet.Variable(own[j]) : Jet.Constant(own[j]);
            return;
        }

        bool rowA = program.Steps[step.A].IsRow;
        ReadOnlySpan<Jet> a = jets.Slice(places[step.A], rowA ? around.Columns : 1);
        if (rowA && !step.IsRow && step.Operands == 1)
        {
            to[0] = Folded(step, a, own[0], around);
            return;
        }

        ReadOnlySpan<Jet> b = step.Operands > 1 ? jets.Slice(places[step.B], program.Steps[step.B].IsRow ? around.Columns : 1) : default;
        ReadOnlySpan<Jet> c = step.Operands > 2 ? jets.Slice(places[step.C], program.Steps[step.C].IsRow ? around.Columns : 1) : default;
        for (int j = 0; j < count; j++)
            to[j] = At(step, Pick(a, j), b.IsEmpty ? default : Pick(b, j), c.IsEmpty ? default : Pick(c, j));
    }

    private static Jet Pick(ReadOnlySpan<Jet> of, int j) => of[of.Length == 1 ? 0 : j];

    private static Jet At(in RowStep step, Jet a, Jet b, Jet c) => step.Kind switch
    {
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
            case RowStepKind.LogSumExp:
                return LogSumExp(row, value);
            case RowStepKind.PickClass:
                return row[around.Label];
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
    private static Jet LogSumExp(ReadOnlySpan<Jet> row, double value)
    {
        double first = 0, second = 0;
        foreach (Jet x in row)
            first += Times(x.First, Share(x, value));
        foreach (Jet x in row)
            second += Share(x, value) * (x.Second + ((x.First - first) * (x.First - first)));
        return new(value, first, second);
    }

    private static double Share(Jet x, double value) => StableMath.Exp<double, Scalar<double>>(x.Value - value);
}
