using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>A formula over a row of predictions as straight-line code in which a step gives a number or a whole row.</summary>
internal sealed class RowProgram
{
    private RowProgram(ImmutableArray<RowStep> steps) => Steps = steps;

    /// <summary>The last one is the loss.</summary>
    internal ImmutableArray<RowStep> Steps { get; }

    /// <summary>Where the numbers of each step begin for so many columns; the last entry is how many there are in all.</summary>
    internal void Places(int columns, Span<int> places)
    {
        int at = 0;
        for (int i = 0; i < Steps.Length; i++)
        {
            places[i] = at;
            at += Steps[i].IsRow ? columns : 1;
        }

        places[Steps.Length] = at;
    }

    internal static RowProgram Of(Formula formula)
    {
        Writer writer = new(formula);
        int last = writer.Write(formula.Body);
        return new([.. writer.Steps.Take(last + 1)]);
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

        private int Pick(int row, FormulaNode index) => index is NumberNode place
            ? Step(new(RowStepKind.PickPlace, row, (int)place.Value, Moves: Steps[row].Moves))
            : Step(new(RowStepKind.PickClass, row, Moves: Steps[row].Moves));

        private int Power(int x, int exponent) => Steps[exponent].Kind == RowStepKind.Constant
            ? Binary(RowStepKind.Power, x, exponent)
            : Call(Elementary.Exp, Binary(RowStepKind.Multiply, exponent, Call(Elementary.Log, x)));

        private int Several(RowStepKind kind, ImmutableArray<FormulaNode> of) => of.Skip(1).Aggregate(Write(of[0]), (best, x) => Binary(kind, best, Write(x)));

        private int Fold(RowStepKind kind, FormulaNode row)
        {
            int of = Write(row);
            return Step(new(kind, of, Moves: Steps[of].Moves));
        }

        private int Choose(int condition, int then, int otherwise) => Step(new(
            RowStepKind.Choose, condition, then, otherwise,
            Steps[condition].IsRow || Steps[then].IsRow || Steps[otherwise].IsRow, Steps[then].Moves || Steps[otherwise].Moves));

        private int Call(Elementary function, int x) => Step(new(RowStepKind.Call, x, (int)function, IsRow: Steps[x].IsRow, Moves: Steps[x].Moves));

        private int Unary(RowStepKind kind, int x) => Step(new(kind, x, IsRow: Steps[x].IsRow, Moves: Steps[x].Moves && kind != RowStepKind.Sign));

        private int Binary(RowStepKind kind, ImmutableArray<FormulaNode> of) => Binary(kind, Write(of[0]), Write(of[1]));

        private int Binary(RowStepKind kind, int a, int b)
        {
            bool condition = kind is RowStepKind.Less or RowStepKind.AtMost or RowStepKind.Equal;
            return Step(new(kind, a, b, IsRow: Steps[a].IsRow || Steps[b].IsRow, Moves: !condition && (Steps[a].Moves || Steps[b].Moves)));
        }

        private int Step(RowStep step)
        {
            if (_known.TryGetValue(step, out int index))
                return index;
            Steps.Add(step);
            return _known[step] = Steps.Count - 1;
        }
    }
}
