using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>Runs a row program forward for the value, and back again for the gradient: linear in the number of columns.</summary>
internal readonly ref struct RowTape
{
    private readonly RowProgram _program;
    private readonly ReadOnlySpan<int> _places;
    private readonly Span<double> _values;
    private readonly int _columns, _label;

    /// <param name="program">What to run.</param>
    /// <param name="places">Where the numbers of each step stand.</param>
    /// <param name="values">Room for all of them.</param>
    /// <param name="columns">How many predictions.</param>
    /// <param name="label">The class, or -1.</param>
    internal RowTape(RowProgram program, ReadOnlySpan<int> places, Span<double> values, int columns, int label)
    {
        _program = program;
        _places = places;
        _values = values;
        (_columns, _label) = (columns, label);
    }

    /// <summary>The value; the numbers of every step stay for the way back.</summary>
    internal double Forward(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, double weight)
    {
        for (int i = 0; i < _program.Steps.Length; i++)
        {
            RowStep step = _program.Steps[i];
            Span<double> to = Of(i);
            switch (step.Kind)
            {
                case RowStepKind.Predictions:
                    predictions.CopyTo(to);
                    break;
                case RowStepKind.Targets:
                    targets.CopyTo(to);
                    break;
                case RowStepKind.OneHot:
                    to.Clear();
                    to[_label] = 1;
                    break;
                case >= RowStepKind.Sum:
                    to[0] = Folded(step, Of(step.A));
                    break;
                default:
                    for (int j = 0; j < to.Length; j++)
                        to[j] = At(step, j, weight);
                    break;
            }
        }

        return _values[_places[_program.Steps.Length - 1]];
    }

    /// <summary>The derivatives of the value by each prediction.</summary>
    /// <param name="slopes">Room for as many numbers as the values take.</param>
    /// <param name="gradient">One number per column.</param>
    internal void Backward(Span<double> slopes, Span<double> gradient)
    {
        slopes.Clear();
        gradient.Clear();
        slopes[_places[_program.Steps.Length - 1]] = 1;
        for (int i = _program.Steps.Length - 1; i >= 0; i--)
        {
            RowStep step = _program.Steps[i];
            if (!step.Moves)
                continue;
            Span<double> from = slopes.Slice(_places[i], step.IsRow ? _columns : 1);
            if (step.Kind == RowStepKind.Predictions)
                from.CopyTo(gradient);
            else if (step.Operands == 1 && !step.IsRow && _program.Steps[step.A].IsRow)
                Unfold(step, Of(i)[0], from[0], slopes.Slice(_places[step.A], _columns));
            else
                Spread(step, i, from, slopes);
        }
    }

    /// <summary>The numbers of a step.</summary>
    private Span<double> Of(int step) => _values.Slice(_places[step], _program.Steps[step].IsRow ? _columns : 1);

    private double Read(int step, int j) => _values[_places[step] + (_program.Steps[step].IsRow ? j : 0)];

    private double At(in RowStep step, int j, double weight) => step.Kind switch
    {
        RowStepKind.Constant => step.Number,
        RowStepKind.Weight => weight,
        RowStepKind.Classes => _columns,
        RowStepKind.Add => Read(step.A, j) + Read(step.B, j),
        RowStepKind.Subtract => Read(step.A, j) - Read(step.B, j),
        RowStepKind.Multiply => Read(step.A, j) * Read(step.B, j),
        RowStepKind.Divide => Read(step.A, j) / Read(step.B, j),
        RowStepKind.Negate => -Read(step.A, j),
        RowStepKind.Absolute => Math.Abs(Read(step.A, j)),
        RowStepKind.Sign => Slope.OfAbs<double, Scalar<double>>(Read(step.A, j)),
        RowStepKind.Larger => Math.Max(Read(step.A, j), Read(step.B, j)),
        RowStepKind.Smaller => Math.Min(Read(step.A, j), Read(step.B, j)),
        RowStepKind.Less => Read(step.A, j) < Read(step.B, j) ? 1 : 0,
        RowStepKind.AtMost => Read(step.A, j) <= Read(step.B, j) ? 1 : 0,
        RowStepKind.Equal => Read(step.A, j) == Read(step.B, j) ? 1 : 0,
        RowStepKind.Choose => Read(step.A, j) != 0 ? Read(step.B, j) : Read(step.C, j),
        RowStepKind.Call => ElementaryCode.At<double, Scalar<double>>((Elementary)step.B, Read(step.A, j)).Value,
        RowStepKind.Power => new SignedPower(Read(step.B, 0)).At<double, Scalar<double>>(Read(step.A, j)).Value,
        _ => throw new InvalidOperationException($"{step.Kind} does not go number by number."),
    };

    private double Folded(in RowStep step, ReadOnlySpan<double> row) => step.Kind switch
    {
        RowStepKind.Sum => Total(row),
        RowStepKind.LogSumExp => LogSumExp(row),
        RowStepKind.PickClass => row[_label],
        RowStepKind.PickPlace => row[step.B],
        _ => row[Extreme(row, step.Kind == RowStepKind.LargestOf)],
    };

    private static double Total(ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (double x in row)
            sum += x;
        return sum;
    }

    /// <summary>The largest, plus log(1 + the rest): nothing overflows, and a largest of 0 keeps all digits of a tiny rest.</summary>
    private static double LogSumExp(ReadOnlySpan<double> row)
    {
        int top = Extreme(row, largest: true);
        double most = row[top], rest = 0;
        if (double.IsInfinity(most))
            return most;
        for (int j = 0; j < row.Length; j++)
            rest += j == top ? 0 : StableMath.Exp<double, Scalar<double>>(row[j] - most);
        return most + StableMath.Log1p(rest);
    }

    /// <summary>Where the largest or the smallest number stands; the first of equals, and the first NaN before all.</summary>
    private static int Extreme(ReadOnlySpan<double> row, bool largest)
    {
        int best = 0;
        for (int j = 0; j < row.Length; j++)
        {
            if (double.IsNaN(row[j]))
                return j;
            if (largest ? row[j] > row[best] : row[j] < row[best])
                best = j;
        }

        return best;
    }

    private void Unfold(in RowStep step, double value, double slope, Span<double> to)
    {
        ReadOnlySpan<double> row = Of(step.A);
        switch (step.Kind)
        {
            case RowStepKind.Sum:
                for (int j = 0; j < to.Length; j++)
                    to[j] += slope;
                break;
            case RowStepKind.LogSumExp:
                for (int j = 0; j < to.Length; j++)
                    to[j] += Times(slope, StableMath.Exp<double, Scalar<double>>(row[j] - value));
                break;
            case RowStepKind.PickClass:
                to[_label] += slope;
                break;
            case RowStepKind.PickPlace:
                to[step.B] += slope;
                break;
            default:
                to[Extreme(row, step.Kind == RowStepKind.LargestOf)] += slope;
                break;
        }
    }

    private void Spread(in RowStep step, int index, ReadOnlySpan<double> from, Span<double> slopes)
    {
        for (int j = 0; j < from.Length; j++)
        {
            if (from[j] == 0)
                continue;
            (double a, double b, double c) = Partial(step, index, j);
            Pass(step.A, j, from[j], a, slopes);
            if (step.Operands > 1)
                Pass(step.B, j, from[j], b, slopes);
            if (step.Operands > 2)
                Pass(step.C, j, from[j], c, slopes);
        }
    }

    private void Pass(int to, int j, double slope, double partial, Span<double> slopes)
    {
        if (_program.Steps[to].Moves)
            slopes[_places[to] + (_program.Steps[to].IsRow ? j : 0)] += Times(slope, partial);
    }

    /// <summary>What does not move stays so along an infinite slope.</summary>
    private static double Times(double slope, double partial) => slope == 0 || partial == 0 ? 0 : slope * partial;

    private (double A, double B, double C) Partial(in RowStep step, int index, int j) => step.Kind switch
    {
        RowStepKind.Add => (1, 1, 0),
        RowStepKind.Subtract => (1, -1, 0),
        RowStepKind.Multiply => (Read(step.B, j), Read(step.A, j), 0),
        RowStepKind.Divide => (1 / Read(step.B, j), -Read(index, j) / Read(step.B, j), 0),
        RowStepKind.Negate => (-1, 0, 0),
        RowStepKind.Absolute => (Slope.OfAbs<double, Scalar<double>>(Read(step.A, j)), 0, 0),
        RowStepKind.Larger => Turn(step, Read(step.A, j).CompareTo(Read(step.B, j))),
        RowStepKind.Smaller => Turn(step, Read(step.B, j).CompareTo(Read(step.A, j))),
        RowStepKind.Choose => Read(step.A, j) != 0 ? (0, 1, 0) : (0, 0, 1),
        RowStepKind.Call => (ElementaryCode.At<double, Scalar<double>>((Elementary)step.B, Read(step.A, j)).First, 0, 0),
        RowStepKind.Power => (new SignedPower(Read(step.B, 0)).At<double, Scalar<double>>(Read(step.A, j)).First, 0, 0),
        _ => throw new InvalidOperationException($"{step.Kind} has no derivative here."),
    };

    /// <summary>Of equals: against a constant no slope, between two that move half of it each.</summary>
    private (double A, double B, double C) Turn(in RowStep step, int comparison)
    {
        if (comparison != 0)
            return comparison > 0 ? (1, 0, 0) : (0, 1, 0);
        double half = _program.Steps[step.A].Moves && _program.Steps[step.B].Moves ? 0.5 : 0;
        return (half, half, 0);
    }
}
