using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using static Lossworks.Formulas.Build;

namespace Lossworks.Formulas;

/// <summary>Reads a C# expression as a formula: its tree is looked at, never run.</summary>
internal sealed class ExpressionReader
{
    private static readonly Dictionary<string, Operation> Renamed = new(StringComparer.Ordinal)
    {
        ["Atan"] = Operations.Arctan,
        ["Clamp"] = Operations.Clip,
        ["LogP1"] = Operations.Log1p,
        ["ExpM1"] = Operations.Expm1,
        ["NormalCdf"] = Operations.NormalCdf,
        ["LogNormalCdf"] = Operations.LogNormalCdf,
        ["LogGamma"] = Operations.LogGamma,
    };

    private readonly Dictionary<ParameterExpression, FormulaNode> _names = [];
    private int _parts;

    private ExpressionReader()
    {
    }

    /// <param name="lambda">Prediction, target, and then the parameters.</param>
    /// <param name="values">Of the parameters.</param>
    /// <exception cref="LossException">Something in it is no part of formulas.</exception>
    internal static Formula Read(LambdaExpression lambda, params ReadOnlySpan<double> values)
    {
        ExpressionReader reader = new();
        reader._names[lambda.Parameters[0]] = new InputNode(FormulaInput.Prediction);
        reader._names[lambda.Parameters[1]] = new InputNode(FormulaInput.Target);
        Declarations declared = new();
        for (int i = 0; i < values.Length; i++)
        {
            string name = NameOf(lambda.Parameters[i + 2]);
            declared.Add(new(name, values[i], Interval.Real, false), 0, Fault);
            reader._names[lambda.Parameters[i + 2]] = new ParameterNode(name);
        }

        FormulaNode body = reader.Node(lambda.Body, 0);
        declared.RequireUse([.. body.All().OfType<ParameterNode>().Select(p => p.Name)], Fault);
        FormulaTypes types = new(body, _ => 0, Fault);
        return new(body, types.Form, declared.Complete(types, Fault));
    }

    private static string NameOf(ParameterExpression parameter)
    {
        string name = parameter.Name?.ToLowerInvariant() ?? "";
        bool plain = name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return plain && FormulaReader.Inputs(name) is null && Operations.Find(name) is null && name is not ("pi" or "and" or "or" or "not")
            ? name
            : throw new LossException($"'{parameter.Name}' cannot be the name of a parameter: it has a meaning of its own in formulas, or other signs than letters.");
    }

    private FormulaNode Node(Expression expression, int depth)
    {
        if (depth > FormulaReader.DeepestNesting || ++_parts > FormulaReader.MostNodes)
            throw new LossException($"the expression nests deeper than {FormulaReader.DeepestNesting}, or has more than {FormulaReader.MostNodes} parts.");
        FormulaNode Next(Expression of) => Node(of, depth + 1);
        return expression switch
        {
            ParameterExpression parameter => _names[parameter],
            ConstantExpression constant => Number(Value(constant.Value, expression)),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.UnaryPlus } same => Next(same.Operand),
            UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } negative => Next(negative.Operand).Negative(),
            UnaryExpression { NodeType: ExpressionType.Not } not => Call(Operations.Not, Next(not.Operand)),
            BinaryExpression pair => Pair(pair.NodeType, Next(pair.Left), Next(pair.Right)) ?? throw Unknown(expression),
            ConditionalExpression choice => Call(Operations.Where, Next(choice.Test), Next(choice.IfTrue), Next(choice.IfFalse)),
            MethodCallExpression call => Called(call, [.. call.Arguments.Select(Next)]),
            MemberExpression member => Number(Value(Held(member), expression)),
            _ => throw Unknown(expression),
        };
    }

    private static FormulaNode? Pair(ExpressionType type, FormulaNode a, FormulaNode b) => type switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => a.Plus(b),
        ExpressionType.Subtract or ExpressionType.SubtractChecked => a.Minus(b),
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => a.Times(b),
        ExpressionType.Divide => a.Over(b),
        ExpressionType.LessThan => Call(Operations.Less, a, b),
        ExpressionType.LessThanOrEqual => Call(Operations.AtMost, a, b),
        ExpressionType.GreaterThan => Call(Operations.Less, b, a),
        ExpressionType.GreaterThanOrEqual => Call(Operations.AtMost, b, a),
        ExpressionType.Equal => Call(Operations.Equal, a, b),
        ExpressionType.NotEqual => Call(Operations.Not, Call(Operations.Equal, a, b)),
        ExpressionType.And or ExpressionType.AndAlso => Call(Operations.And, a, b),
        ExpressionType.Or or ExpressionType.OrElse => Call(Operations.Or, a, b),
        _ => null,
    };

    private static FormulaNode Called(MethodCallExpression call, ImmutableArray<FormulaNode> arguments)
    {
        MethodInfo method = call.Method;
        bool known = method.DeclaringType == typeof(Math) || method.DeclaringType == typeof(LossMath) || method.DeclaringType == typeof(double);
        Operation? operation = known ? Renamed.GetValueOrDefault(method.Name) ?? Operations.Find(method.Name.ToLowerInvariant()) : null;
        return operation is not null && arguments.Length >= operation.Least && arguments.Length <= operation.Most
            ? new CallNode(operation, arguments)
            : throw Unknown(call);
    }

    /// <summary>What a variable of the surrounding method, or a constant of a type, holds now.</summary>
    private static object? Held(MemberExpression member)
    {
        object? owner = member.Expression switch
        {
            null => null,
            ConstantExpression constant => constant.Value,
            MemberExpression outer => Held(outer),
            _ => throw Unknown(member),
        };
        return member.Member switch
        {
            FieldInfo field => field.GetValue(owner),
            PropertyInfo property => property.GetValue(owner),
            _ => throw Unknown(member),
        };
    }

    private static double Value(object? held, Expression expression) => held switch
    {
        double x => x,
        float x => x,
        int x => x,
        long x => x,
        _ => throw Unknown(expression),
    };

    private static LossException Unknown(Expression expression) => new(
        $"'{expression}' is no part of formulas: they have arithmetic, comparisons, ?:, the functions of Math and LossMath, and numbers. "
        + "Write a struct with one generic method where that is too little.");

    private static SpecException Fault(string message, int place) => new(message + ".", place);
}
