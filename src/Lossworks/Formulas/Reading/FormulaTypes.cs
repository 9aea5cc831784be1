namespace Lossworks.Formulas;

/// <summary>Whether the parts of a formula fit together: numbers, rows and conditions each where they belong.</summary>
internal sealed class FormulaTypes
{
    private readonly Func<FormulaNode, int> _placeOf;
    private readonly Func<string, int, SpecException> _fault;

    /// <exception cref="SpecException">They do not; the message points at the character.</exception>
    internal FormulaTypes(FormulaNode body, Func<FormulaNode, int> placeOf, Func<string, int, SpecException> fault)
    {
        (_placeOf, _fault) = (placeOf, fault);
        Form = FormulaForm.Of(body);
        CheckInputs(body);
        Kind kind = KindOf(body);
        if (kind.IsCondition)
            throw fault("a loss is a number, and this is a condition: write where(condition, then, otherwise)", placeOf(body));
        if (kind.IsRow)
            throw fault("a loss is one number per row, and this is a row of them: add it up with sum(...) or mean(...)", placeOf(body));
    }

    internal FormulaForm Form { get; }

    private readonly record struct Kind(bool IsRow, bool IsCondition);

    private void CheckInputs(FormulaNode body)
    {
        InputNode[] inputs = [.. body.All().OfType<InputNode>()];
        InputNode? output = Array.Find(inputs, i => i.Input == FormulaInput.Output);
        InputNode? prediction = Array.Find(inputs, i => i.Input == FormulaInput.Prediction);
        if (output is not null && prediction is not null)
            throw _fault("a formula takes either p or p1, p2, ..., not both", _placeOf(prediction));
        if (output is not null && Form.Shape == FormulaShape.Row)
            throw _fault("p1, p2, ... are outputs with meanings of their own; over classes write p, as in logsumexp(p) - p[y]", _placeOf(output));
        if (output is null && prediction is null)
            throw _fault("the prediction p does not occur: nothing could be learned from this", _placeOf(body));
        for (int k = 0; k < Form.Outputs && output is not null; k++)
        {
            if (!inputs.Any(i => i.Input == FormulaInput.Output && i.Index == k))
            {
                InputNode last = Array.Find(inputs, i => i.Index == Form.Outputs - 1)!;
                throw _fault($"there is a p{Form.Outputs} but no p{k + 1}: number the outputs from 1 without a gap", _placeOf(last));
            }
        }
    }

    private Kind KindOf(FormulaNode node) => node switch
    {
        InputNode { Input: FormulaInput.Prediction } => new(Form.Shape == FormulaShape.Row, false),
        InputNode { Input: FormulaInput.Target } target => OfTarget(target),
        CallNode call => OfCall(call),
        _ => default,
    };

    private Kind OfTarget(InputNode target)
    {
        if (Form.TargetIsClass)
        {
            throw _fault(
                "y is a class here, because of p[y] or onehot(y), and can stand nowhere else: write onehot(y) for its row of 0 and 1", _placeOf(target));
        }


        return new(Form.Shape == FormulaShape.Row, false);
    }

    private Kind OfCall(CallNode call) => call.Operation.Kind switch
    {
        OperationKind.And or OperationKind.Or or OperationKind.Not => new(call.Arguments.Select(Condition).ToArray().Any(row => row), true),
        OperationKind.Less or OperationKind.AtMost or OperationKind.Equal => new(AnyRow(call, 0), true),
        OperationKind.Where => new(Condition(call.Arguments[0]) | AnyRow(call, 1), false),
        OperationKind.Pick => OfPick(call),
        OperationKind.OneHot => OfOneHot(call),
        OperationKind.Sum or OperationKind.LogSumExp => Folded(call),
        OperationKind.Smallest or OperationKind.Largest when call.Arguments.Length == 1 => Folded(call),
        OperationKind.Short when call.Operation.NeedsRow => call.Operation == Operations.Mean ? Folded(call) : Rowwise(call),
        _ => new(AnyRow(call, 0), false),
    };

    private bool AnyRow(CallNode call, int first)
    {
        bool row = false;
        for (int i = first; i < call.Arguments.Length; i++)
            row |= Value(call.Arguments[i]);
        return row;
    }

    /// <summary>Whether a number or a row; never a condition.</summary>
    private bool Value(FormulaNode node)
    {
        Kind kind = KindOf(node);
        return !kind.IsCondition ? kind.IsRow : throw _fault("a condition stands where a number is needed: write where(condition, 1, 0)", _placeOf(node));
    }

    private bool Condition(FormulaNode node)
    {
        Kind kind = KindOf(node);
        return kind.IsCondition ? kind.IsRow : throw _fault("a condition is needed here, such as abs(p - y) < 1", _placeOf(node));
    }

    private Kind Folded(CallNode call)
    {
        Rowwise(call);
        return default;
    }

    private Kind Rowwise(CallNode call)
    {
        if (!Value(call.Arguments[0]))
            throw _fault($"{call.Operation.Name} takes a row, and this is a single number", _placeOf(call.Arguments[0]));
        return new(true, false);
    }

    private Kind OfPick(CallNode call)
    {
        if (!Value(call.Arguments[0]))
            throw _fault("only a row has numbers to pick from", _placeOf(call));
        bool fits = call.Arguments[1] is InputNode { Input: FormulaInput.Target } or NumberNode { Value: >= 0 and < 1e6 };
        if (!fits || (call.Arguments[1] is NumberNode place && place.Value != Math.Floor(place.Value)))
            throw _fault("between [ and ] stands the class y, or a whole number from 0", _placeOf(call.Arguments[1]));
        return default;
    }

    private Kind OfOneHot(CallNode call) => call.Arguments[0] is InputNode { Input: FormulaInput.Target }
        ? new(true, false)
        : throw _fault("onehot takes the class y", _placeOf(call.Arguments[0]));
}
