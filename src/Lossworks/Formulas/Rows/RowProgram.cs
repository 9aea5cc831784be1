using System.Collections.Immutable;
using Lossworks.Kernels;

namespace Lossworks.Formulas;

/// <summary>A formula over a row of predictions as straight-line code in which a step gives a number or a whole row.</summary>
internal sealed class RowProgram
{
    /// <summary>How many numbers the rows that run together may hold in all steps: with their slopes they fit into a second-level cache.</summary>
    private const int NumbersAtOnce = 1 << 14;

    private readonly ImmutableArray<bool> _same;
    private readonly int _rowSteps;

    private RowProgram(ImmutableArray<RowStep> steps)
    {
        Steps = steps;
        _same = SameForAll(steps);
        _rowSteps = steps.Count(s => s.IsRow);
        Predictions = steps.IndexOf(new(RowStepKind.Predictions, IsRow: true, Moves: true));
    }

    /// <summary>The last one is the loss.</summary>
    internal ImmutableArray<RowStep> Steps { get; }

    /// <summary>Which step gives the predictions; -1 where none does.</summary>
    internal int Predictions { get; }

    /// <summary>How many predictions a row must have: the formula may take one of them by its place.</summary>
    internal int MinimumColumns => Steps.Max(s => s.Kind == RowStepKind.PickPlace ? s.B + 1 : 1);

    /// <summary>Whether a step gives the same for every row.</summary>
    internal bool IsSame(int step) => _same[step];

    /// <summary>How many rows of so many columns run together.</summary>
    internal int RowsAtOnce(int columns) => Math.Max(1, NumbersAtOnce / ((_rowSteps * columns) + Steps.Length));

    /// <summary>Where the numbers of each step begin for so many rows; the last entry is how many there are in all.</summary>
    internal void Places(int columns, int rows, Span<int> places)
    {
        int at = 0;
        for (int i = 0; i < Steps.Length; i++)
        {
            places[i] = at;
            at += StepLoops.Padded(Steps[i].IsRow ? rows * columns : rows);
            if (Steps[i].Kind == RowStepKind.LogSumExp)
                at += StepLoops.Padded(rows * columns);
        }

        places[Steps.Length] = at;
    }

    /// <summary>The value of one row.</summary>
    /// <param name="predictions">Its predictions.</param>
    /// <param name="targets">As many targets; not looked at where there is a class.</param>
    /// <param name="label">Its class, or -1.</param>
    /// <param name="weight">Its weight, where the formula takes it.</param>
    /// <param name="gradient">The derivative by each prediction, or empty.</param>
    internal double Value(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int label, double weight, Span<double> gradient = default)
    {
        RowBlock<double> row = new()
        {
            Predictions = predictions,
            Targets = targets,
            Classes = label < 0 ? default : new(in label),
            Weights = new(in weight),
            Gradient = gradient,
            Columns = predictions.Length,
            TargetColumns = targets.Length,
            Rows = 1,
            Divisor = 1,
            Width = Widths.Best,
        };
        using RowMemory memory = RowMemory.For(this, row);
        double value = memory.Tape.Forward(row)[0];
        if (!gradient.IsEmpty)
        {
            memory.Tape.Seeds(1)[0] = 1;
            gradient.Clear();
            memory.Tape.Backward(row.Classes, 1).CopyTo(gradient);
        }

        return value;
    }

    private static ImmutableArray<bool> SameForAll(ImmutableArray<RowStep> steps)
    {
        bool[] same = new bool[steps.Length];
        for (int i = 0; i < same.Length; i++)
        {
            RowStep step = steps[i];
            same[i] = step.Operands == 0
                ? step.Kind is RowStepKind.Constant or RowStepKind.Classes
                : step.Kind != RowStepKind.PickClass && Enumerable.Range(0, step.Operands).All(o => same[step.Operand(o)]);
        }

        return [.. same];
    }

    internal static RowProgram Of(Formula formula)
    {
        Writer writer = new(formula);
        return new(Needed(writer.Steps, writer.Write(formula.Body)));
    }

    /// <summary>The steps that a result needs, in their order.</summary>
    private static ImmutableArray<RowStep> Needed(List<RowStep> steps, int result)
    {
        int[] places = new int[result + 1];
        places[result] = 1;
        for (int i = result; i >= 0; i--)
        {
            for (int o = 0; places[i] > 0 && o < steps[i].Operands; o++)
                places[steps[i].Operand(o)] = 1;
        }

        List<RowStep> needed = [];
        for (int i = 0; i <= result; i++)
        {
            if (places[i] == 0)
                continue;
            RowStep step = steps[i];
            places[i] = needed.Count;
            needed.Add(step with
            {
                A = step.Operands > 0 ? places[step.A] : step.A,
                B = step.Operands > 1 ? places[step.B] : step.B,
                C = step.Operands > 2 ? places[step.C] : step.C,
            });
        }

        return [.. needed];
    }

    private sealed class Writer(Formula formula)
    {
        private readonly Dictionary<RowStep, int> _known = [];
        private readonly Dictionary<FormulaNode, int> _written = new(ReferenceEqualityComparer.Instance);

        internal List<RowStep> Steps { get; } = [];

        internal int Write(FormulaNode node)
        {
            if (!_written.TryGetValue(node, out int step))
                _written[node] = step = Written(node);
            return step;
        }

        private int Written(FormulaNode node) => node switch
        {
            NumberNode number => Step(new(RowStepKind.Constant, Number: number.Value)),
            ParameterNode parameter => Step(new(RowStepKind.Constant, Number: formula.ValueOf(parameter.Name))),
            InputNode input => Step(input.Input switch
            {
                FormulaInput.Prediction => new(RowStepKind.Predictions, IsRow: true, Moves: true),
                FormulaInput.Target => new(RowStepKind.Targets, IsRow: true),
                FormulaInput.Weight => new(RowStepKind.Weight),
                _ => new(RowStepKind.Classes),
            }),
            CallNode call => Called(call, call.Arguments),
            _ => throw new InvalidOperationException($"{node} is no part of a row formula."),
        };

        private int Called(CallNode call, ImmutableArray<FormulaNode> of) => call.Operation.Kind switch
        {
            OperationKind.Add => Binary(RowStepKind.Add, of),
            OperationKind.Subtract => Binary(RowStepKind.Subtract, of),
            OperationKind.Multiply => Binary(RowStepKind.Multiply, of),
            OperationKind.Divide => Binary(RowStepKind.Divide, of),
            OperationKind.Negate => Unary(RowStepKind.Negate, Write(of[0])),
            OperationKind.Absolute => Unary(RowStepKind.Absolute, Write(of[0])),
            OperationKind.Sign => Unary(RowStepKind.Sign, Write(of[0])),
            OperationKind.Power => Power(Write(of[0]), Write(of[1])),
            OperationKind.Less => Binary(RowStepKind.Less, of),
            OperationKind.AtMost => Binary(RowStepKind.AtMost, of),
            OperationKind.Equal => Binary(RowStepKind.Equal, of),
            OperationKind.And => Binary(RowStepKind.Multiply, of),
            OperationKind.Or => Binary(RowStepKind.Larger, of),
            OperationKind.Not => Binary(RowStepKind.Subtract, Step(new(RowStepKind.Constant, Number: 1)), Write(of[0])),
            OperationKind.Where => Choose(Write(of[0]), Write(of[1]), Write(of[2])),
            OperationKind.Elementary => Call(call.Operation.Function, Write(of[0])),
            OperationKind.Short => Write(call.Operation.Expand!(of)),
            OperationKind.Sum => Fold(RowStepKind.Sum, of[0]),
            OperationKind.LogSumExp => Fold(RowStepKind.LogSumExp, of[0]),
            OperationKind.Largest => of.Length == 1 ? Fold(RowStepKind.LargestOf, of[0]) : Several(RowStepKind.Larger, of),
            OperationKind.Smallest => of.Length == 1 ? Fold(RowStepKind.SmallestOf, of[0]) : Several(RowStepKind.Smaller, of),
            OperationKind.OneHot => Step(new(RowStepKind.OneHot, IsRow: true)),
            OperationKind.Pick => Pick(Write(of[0]), of[1]),
            _ => throw new InvalidOperationException($"{call} is no part of a row formula."),
        };

        private int Pick(int row, FormulaNode index) => Picked(row, index is NumberNode place
            ? new(RowStepKind.PickPlace, B: (int)place.Value)
            : new(RowStepKind.PickClass));

        /// <summary>What goes number by number is done to the one number alone: -log(softmax(p)[y]) needs no softmax of the others.</summary>
        private int Picked(int row, RowStep pick)
        {
            RowStep of = Steps[row];
            return of.Kind switch
            {
                RowStepKind.Spread => of.A,
                _ when of.Operands == 0 => Step(pick with { A = row, Moves = of.Moves }),
                _ => Step(of with
                {
                    A = Picked(of.A, pick),
                    B = of.Operands > 1 && of.Kind != RowStepKind.Power ? Picked(of.B, pick) : of.B,
                    C = of.Operands > 2 ? Picked(of.C, pick) : of.C,
                    IsRow = false,
                }),
            };
        }

        private int Power(int x, int exponent) => Steps[exponent].Kind == RowStepKind.Constant
            ? Binary(RowStepKind.Power, x, exponent)
            : Call(Elementary.Exp, Binary(RowStepKind.Multiply, exponent, Call(Elementary.Log, x)));

        private int Several(RowStepKind kind, ImmutableArray<FormulaNode> of) => of.Skip(1).Aggregate(Write(of[0]), (best, x) => Binary(kind, best, Write(x)));

        private int Fold(RowStepKind kind, FormulaNode row)
        {
            int of = Write(row);
            return Step(new(kind, of, Moves: Steps[of].Moves));
        }

        private int Choose(int condition, int then, int otherwise)
        {
            bool row = Steps[condition].IsRow || Steps[then].IsRow || Steps[otherwise].IsRow;
            bool moves = Steps[then].Moves || Steps[otherwise].Moves;
            return Step(new(RowStepKind.Choose, Fitted(condition, row), Fitted(then, row), Fitted(otherwise, row), row, moves));
        }

        private int Call(Elementary function, int x) => Step(new(RowStepKind.Call, x, (int)function, IsRow: Steps[x].IsRow, Moves: Steps[x].Moves));

        private int Unary(RowStepKind kind, int x) => Step(new(kind, x, IsRow: Steps[x].IsRow, Moves: Steps[x].Moves && kind != RowStepKind.Sign));

        private int Binary(RowStepKind kind, ImmutableArray<FormulaNode> of) => Binary(kind, Write(of[0]), Write(of[1]));

        private int Binary(RowStepKind kind, int a, int b)
        {
            bool condition = kind is RowStepKind.Less or RowStepKind.AtMost or RowStepKind.Equal, row = Steps[a].IsRow || Steps[b].IsRow;
            bool moves = !condition && (Steps[a].Moves || Steps[b].Moves);
            return Step(new(kind, Fitted(a, row), kind == RowStepKind.Power ? b : Fitted(b, row), IsRow: row, Moves: moves));
        }

        /// <summary>The operand of a step that gives a row: a row.</summary>
        private int Fitted(int step, bool row) =>
            row && !Steps[step].IsRow ? Step(new(RowStepKind.Spread, step, IsRow: true, Moves: Steps[step].Moves)) : step;

        private int Step(RowStep step)
        {
            if (_known.TryGetValue(step, out int index))
                return index;
            Steps.Add(step);
            return _known[step] = Steps.Count - 1;
        }
    }
}
