using System.Globalization;
using System.Text;

namespace Lossworks.Formulas;

/// <summary>A tree as text, with no more parentheses than it takes to read it back.</summary>
internal static class FormulaWriter
{
    /// <summary>How tightly an operator binds its parts; a function call or a leaf binds tightest.</summary>
    private enum Binding
    {
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        Sign,
        Power,
        Whole,
    }

    internal static string Write(FormulaNode node)
    {
        StringBuilder text = new();
        Write(text, node, Binding.Or);
        return text.ToString();
    }

    private static void Write(StringBuilder text, FormulaNode node, Binding around)
    {
        Binding own = BindingOf(node);
        bool apart = own < around;
        if (apart)
            text.Append('(');
        WriteBare(text, node, own);
        if (apart)
            text.Append(')');
    }

    private static void WriteBare(StringBuilder text, FormulaNode node, Binding own)
    {
        switch (node)
        {
            case NumberNode number:
                text.Append(number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case ParameterNode parameter:
                text.Append(parameter.Name);
                break;
            case InputNode input:
                text.Append(NameOf(input));
                break;
            case CallNode call:
                WriteCall(text, call, own);
                break;
        }
    }

    private static void WriteCall(StringBuilder text, CallNode call, Binding own)
    {
        switch (call.Operation.Kind)
        {
            case OperationKind.Negate:
                text.Append('-');
                Write(text, call.Arguments[0], Binding.Sign);
                break;
            case OperationKind.Not:
                text.Append("not ");
                Write(text, call.Arguments[0], own);
                break;
            case OperationKind.Pick:
                Write(text, call.Arguments[0], Binding.Whole);
                text.Append('[');
                Write(text, call.Arguments[1], Binding.Or);
                text.Append(']');
                break;
            case OperationKind.Power:
                Write(text, call.Arguments[0], Binding.Whole);
                text.Append('^');
                Write(text, call.Arguments[1], Binding.Sign);
                break;
            case var _ when own == Binding.Whole:
                WriteFunction(text, call);
                break;
            default:
                // To the right the same operator would belong to the left pair: a - (b - c). Comparisons do not chain at all.
                Write(text, call.Arguments[0], own == Binding.Comparison ? own + 1 : own);
                text.Append(' ').Append(call.Operation.Name).Append(' ');
                Write(text, call.Arguments[1], own + 1);
                break;
        }
    }

    private static void WriteFunction(StringBuilder text, CallNode call)
    {
        text.Append(call.Operation.Name).Append('(');
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            Write(text, call.Arguments[i], Binding.Or);
        }

        text.Append(')');
    }

    private static Binding BindingOf(FormulaNode node) => node switch
    {
        NumberNode { Value: < 0 } => Binding.Sign,
        CallNode call => call.Operation.Kind switch
        {
            OperationKind.Or => Binding.Or,
            OperationKind.And => Binding.And,
            OperationKind.Not => Binding.Not,
            OperationKind.Less or OperationKind.AtMost or OperationKind.Equal => Binding.Comparison,
            OperationKind.Add or OperationKind.Subtract => Binding.Sum,
            OperationKind.Multiply or OperationKind.Divide => Binding.Product,
            OperationKind.Negate => Binding.Sign,
            OperationKind.Power => Binding.Power,
            _ => Binding.Whole,
        },
        _ => Binding.Whole,
    };

    private static string NameOf(InputNode input) => input.Input switch
    {
        FormulaInput.Prediction => "p",
        FormulaInput.Output => $"p{input.Index + 1}",
        FormulaInput.Target => "y",
        FormulaInput.Weight => "w",
        _ => "classes",
    };
}
