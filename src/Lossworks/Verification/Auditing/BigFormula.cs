using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>A formula in reals of any precision, with two derivatives by one prediction.</summary>
/// <remarks>0 times an infinity is 0 here, as the field reads y*log(p) where y is 0 and p is too.</remarks>
/// <param name="formula">With the values of its parameters.</param>
/// <param name="big">How precisely.</param>
/// <param name="at">Where.</param>
/// <param name="along">The prediction by which it is derived.</param>
/// <param name="still">What parts that look at no prediction are at this target and precision, if known from elsewhere.</param>
internal sealed class BigFormula(Formula formula, BigCalculus big, AuditInput at, int along, Dictionary<FormulaNode, BigJet[]> still)
{
    /// <summary>Exponents up to which a power is a product.</summary>
    private const double MostFactors = 8;

    private readonly Dictionary<FormulaNode, BigJet[]> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the point lies where the formula changes from one branch to another, so that its derivatives are anybody's choice.</summary>
    internal bool OnKink { get; private set; }

    /// <summary>Whether numbers cancelled so that nothing is left: what stands on them may be missing a part.</summary>
    internal bool Vanished { get; private set; }

    internal BigJet Value() => Of(formula.Body)[0];

    private BigJet[] Of(FormulaNode node)
    {
        if (!_known.TryGetValue(node, out BigJet[]? value) && !still.TryGetValue(node, out value))
        {
            _known[node] = value = Fresh(node);
            if (node is CallNode { Operation.Kind: OperationKind.Elementary } && value is [{ IsConstant: true }] && IsStill(node))
                still[node] = value;
            Vanished |= node is CallNode call && HasVanished(call, value);
        }

        return value;
    }

    private static bool IsStill(FormulaNode node) =>
        !node.All().Any(n => n is InputNode { Input: FormulaInput.Prediction or FormulaInput.Output } or CallNode { Operation.Kind: OperationKind.OneHot });

    private bool HasVanished(CallNode call, BigJet[] value) => call.Operation.Kind switch
    {
        OperationKind.Add or OperationKind.Subtract => Enumerable.Range(0, value.Length).Any(j =>
            At(Of(call.Arguments[0]), j) is var a && At(Of(call.Arguments[1]), j) is var b
            && (Lost(value[j].Value, a.Value, b.Value) || Lost(value[j].First, a.First, b.First) || Lost(value[j].Second, a.Second, b.Second))),
        OperationKind.Elementary or OperationKind.Power => Enumerable.Range(0, value.Length).Any(j =>
            value[j].Second.IsZero && !At(Of(call.Arguments[0]), j).First.IsZero && !IsStraight(call)),
        _ => false,
    };

    private static bool Lost(BigReal sum, BigReal a, BigReal b) => sum.IsZero && !a.IsZero && !b.IsZero;

    private static bool IsStraight(CallNode call) => call.Operation.Kind == OperationKind.Power && call.Arguments[1] is NumberNode { Value: 0 or 1 };

    private BigJet[] Fresh(FormulaNode node) => node switch
    {
        NumberNode number => [BigJet.Constant(number.Value)],
        ParameterNode parameter => [BigJet.Constant(formula.ValueOf(parameter.Name))],
        InputNode input => Input(input),
        CallNode call => Called(call, call.Arguments),
        _ => throw new InvalidOperationException($"{node} has no value."),
    };

    private BigJet[] Input(InputNode input) => input.Input switch
    {
        FormulaInput.Prediction when formula.Form.Shape == FormulaShape.Row => [.. at.Predictions.Select((_, k) => Prediction(k))],
        FormulaInput.Prediction or FormulaInput.Output => [Prediction(input.Index)],
        FormulaInput.Target => [.. at.Targets.Select(y => BigJet.Constant(y))],
        FormulaInput.Weight => [BigJet.Constant(1)],
        _ => [BigJet.Constant(at.Predictions.Length)],
    };

    private BigJet Prediction(int index) => index == along ? BigJet.Variable(at.Predictions[index]) : BigJet.Constant(at.Predictions[index]);

    private BigJet[] Called(CallNode call, ImmutableArray<FormulaNode> of) => call.Operation.Kind switch
    {
        OperationKind.Add => Each(of, big.Add),
        OperationKind.Subtract => Each(of, big.Subtract),
        OperationKind.Multiply => Each(of, Product),
        OperationKind.Divide => Each(of, big.Divide),
        OperationKind.Negate => Each(of[0], big.Negate),
        OperationKind.Absolute => Each(of[0], Absolute),
        OperationKind.Sign => Each(of[0], x => BigJet.Constant(Turned(x).Value.Sign)),
        OperationKind.Power => Each(of, Power),
        OperationKind.Largest => Extreme(of, 1),
        OperationKind.Smallest => Extreme(of, -1),
        OperationKind.Where => Choose(of),
        OperationKind.Elementary => Each(of[0], x => Function(call.Operation.Function, x)),
        OperationKind.Short => Of(call.Operation.Expand!(of)),
        OperationKind.Sum => [Of(of[0]).Aggregate(BigJet.Constant(BigReal.Zero), big.Add)],
        OperationKind.LogSumExp => [LogSumExp(Of(of[0]))],
        OperationKind.Pick => [Of(of[0])[of[1] is NumberNode place ? (int)place.Value : at.Label]],
        OperationKind.OneHot => [.. at.Predictions.Select((_, k) => BigJet.Constant(k == at.Label ? 1 : 0))],
        _ => throw new InvalidOperationException($"{call} has no value."),
    };

    private BigJet[] Each(FormulaNode of, Func<BigJet, BigJet> f) => [.. Of(of).Select(f)];

    private BigJet[] Each(ImmutableArray<FormulaNode> of, Func<BigJet, BigJet, BigJet> f)
    {
        BigJet[] a = Of(of[0]), b = Of(of[1]);
        return [.. Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(j => f(At(a, j), At(b, j)))];
    }

    private static T At<T>(T[] row, int j) => row[row.Length == 1 ? 0 : j];

    private BigJet Product(BigJet a, BigJet b)
    {
        bool nothing = (a.IsConstant && a.Value.IsZero && !b.Value.IsNaN)
            || (b.IsConstant && b.Value.IsZero && !a.Value.IsNaN);
        if (nothing)
            return BigJet.Constant(BigReal.Zero);
        if ((a.Value.IsZero && b.Value.IsInfinite) || (b.Value.IsZero && a.Value.IsInfinite))
            return new(BigReal.Zero, BigReal.NaN, BigReal.NaN);
        return big.Multiply(a, b);
    }

    private BigJet Absolute(BigJet x) => big.Abs(Turned(x));

    private BigJet Turned(BigJet x)
    {
        OnKink |= x.Value.IsZero && !x.IsConstant;
        return x;
    }

    private BigJet Power(BigJet x, BigJet exponent)
    {
        double times = exponent.Value.ToDouble();
        return exponent.IsConstant && exponent.Value.IsWhole && Math.Abs(times) <= MostFactors ? Product(x, (int)times) : big.Power(x, exponent);
    }

    private BigJet Product(BigJet x, int times)
    {
        if (times < 0)
            return big.Divide(BigJet.Constant(BigReal.One), Product(x, -times));
        if (times <= 1)
            return times == 0 ? BigJet.Constant(BigReal.One) : x;
        BigJet half = Product(x, times / 2), square = big.Multiply(half, half);
        return times % 2 == 0 ? square : big.Multiply(square, x);
    }

    private BigJet[] Extreme(ImmutableArray<FormulaNode> of, int side)
    {
        if (of.Length == 1)
            return [Of(of[0]).Aggregate((best, x) => Better(best, x, side))];
        BigJet[] found = Of(of[0]);
        foreach (FormulaNode next in of.Skip(1))
        {
            BigJet[] a = found, b = Of(next);
            found = [.. Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(j => Better(At(a, j), At(b, j), side))];
        }

        return found;
    }

    private BigJet Better(BigJet a, BigJet b, int side)
    {
        if (a.Value.IsNaN || b.Value.IsNaN)
            return a.Value.IsNaN ? a : b;
        int comparison = side * a.Value.CompareTo(b.Value);
        OnKink |= comparison == 0 && !(a.IsConstant && b.IsConstant);
        return comparison >= 0 ? a : b;
    }

    private BigJet[] Choose(ImmutableArray<FormulaNode> of)
    {
        bool[] holds = Holds(of[0]);
        BigJet[] then = holds.Contains(true) ? Of(of[1]) : [default], otherwise = holds.Contains(false) ? Of(of[2]) : [default];
        int count = Math.Max(holds.Length, Math.Max(then.Length, otherwise.Length));
        return [.. Enumerable.Range(0, count).Select(j => At(holds, j) ? At(then, j) : At(otherwise, j))];
    }

    private bool[] Holds(FormulaNode condition)
    {
        ImmutableArray<FormulaNode> of = condition.Arguments;
        return ((CallNode)condition).Operation.Kind switch
        {
            OperationKind.And => Both(Holds(of[0]), Holds(of[1]), (a, b) => a && b),
            OperationKind.Or => Both(Holds(of[0]), Holds(of[1]), (a, b) => a || b),
            OperationKind.Not => [.. Holds(of[0]).Select(a => !a)],
            OperationKind.Less => Both(Of(of[0]), Of(of[1]), (a, b) => Compared(a, b).Value < b.Value),
            OperationKind.AtMost => Both(Of(of[0]), Of(of[1]), (a, b) => Compared(a, b).Value <= b.Value),
            _ => Both(Of(of[0]), Of(of[1]), (a, b) => Compared(a, b).Value == b.Value),
        };
    }

    private BigJet Compared(BigJet a, BigJet b)
    {
        OnKink |= a.Value == b.Value && !(a.IsConstant && b.IsConstant);
        return a;
    }

    private static bool[] Both<T>(T[] a, T[] b, Func<T, T, bool> f) =>
        [.. Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(j => f(At(a, j), At(b, j)))];

    /// <summary>The largest, and log(1 + the rest): nothing cancels.</summary>
    private BigJet LogSumExp(BigJet[] row)
    {
        int top = 0;
        for (int j = 1; j < row.Length; j++)
            top = row[j].Value > row[top].Value ? j : top;
        BigJet rest = BigJet.Constant(BigReal.Zero);
        for (int j = 0; j < row.Length; j++)
            rest = j == top ? rest : big.Add(rest, big.Exp(big.Subtract(row[j], row[top])));
        return big.Add(row[top], big.Log1p(rest));
    }

    private BigJet Function(Elementary function, BigJet x) => function switch
    {
        Elementary.Exp => big.Exp(x),
        Elementary.Expm1 => big.Expm1(x),
        Elementary.Log => big.Log(x),
        Elementary.Log1p => big.Log1p(x),
        Elementary.Sqrt => big.Sqrt(x),
        Elementary.Softplus => big.Softplus(x),
        Elementary.LogSigmoid => big.LogSigmoid(x),
        Elementary.Logistic => big.Logistic(x),
        Elementary.Tanh => big.Tanh(x),
        Elementary.Sinh => big.Sinh(x),
        Elementary.Cosh => big.Cosh(x),
        Elementary.LogCosh => big.LogCosh(x),
        Elementary.SoftAbs => SoftAbs(x),
        Elementary.Log1pSquare => big.Log1p(big.Multiply(x, x)),
        Elementary.Erf => big.Erf(x),
        Elementary.Erfc => big.Erfc(x),
        Elementary.NormalCdf => big.NormalCdf(x),
        Elementary.LogNormalCdf => big.LogNormalCdf(x),
        Elementary.LogGamma => big.LogGamma(x),
        Elementary.Digamma => big.Digamma(x),
        Elementary.Trigamma => big.Trigamma(x),
        Elementary.Arctan => big.Arctan(x),
        Elementary.Sin => big.Sin(x),
        Elementary.Cos => big.Cos(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "is no elementary function"),
    };

    private BigJet SoftAbs(BigJet x)
    {
        BigJet square = big.Multiply(x, x), one = BigJet.Constant(BigReal.One);
        return big.Divide(square, big.Add(one, big.Sqrt(big.Add(one, square))));
    }
}
