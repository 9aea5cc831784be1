using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>Turns a tree into a program: its value, and by the rules of calculus its first two derivatives by each output.</summary>
internal sealed class Derivation
{
    private readonly ProgramBuilder _to = new();
    private readonly Formula _formula;
    private readonly FormulaKinks _kinks;
    private readonly Dictionary<FormulaNode, int> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FormulaNode, FormulaNode> _long = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Output, FormulaNode Node), Slopes> _slopes;
    private readonly Dictionary<string, int> _parameters = [];

    private Derivation(Formula formula, FormulaKinks kinks)
    {
        (_formula, _kinks) = (formula, kinks);
        _slopes = new(new ByReference());
    }

    /// <summary>The steps of both derivatives.</summary>
    private readonly record struct Slopes(int First, int Second);

    /// <param name="formula">Of elements or outputs.</param>
    /// <param name="kinks">How derivatives go on where there may be a kink.</param>
    internal static Program Of(Formula formula, FormulaKinks kinks)
    {
        Derivation derivation = new(formula, kinks);
        List<int> results = [derivation.Value(formula.Body)];
        List<Slopes> slopes = [.. Enumerable.Range(0, formula.Form.Outputs).Select(output => derivation.Along(output, formula.Body))];
        return derivation._to.Complete([.. results, .. slopes.Select(s => s.First), .. slopes.Select(s => s.Second)]);
    }

    private int Value(FormulaNode node)
    {
        if (!_values.TryGetValue(node, out int step))
            _values[node] = step = Written(node);
        return step;
    }

    private int Written(FormulaNode node) => node switch
    {
        NumberNode number => _to.Number(number.Value),
        ParameterNode parameter => Parameter(parameter.Name),
        InputNode input => input.Input switch
        {
            FormulaInput.Target => _to.Input(Step.Target),
            FormulaInput.Weight => _to.Input(Step.Weight),
            _ => _to.Input(Step.Prediction, input.Index),
        },
        CallNode call => Written(call, call.Arguments),
        _ => throw new InvalidOperationException($"{node} has no value."),
    };

    private int Parameter(string name)
    {
        if (!_parameters.TryGetValue(name, out int step))
            _parameters[name] = step = _to.Parameter(_formula.ValueOf(name));
        return step;
    }

    private int Written(CallNode call, ImmutableArray<FormulaNode> of) => call.Operation.Kind switch
    {
        OperationKind.Add => _to.Add(Value(of[0]), Value(of[1])),
        OperationKind.Subtract => _to.Subtract(Value(of[0]), Value(of[1])),
        OperationKind.Multiply => _to.Multiply(Value(of[0]), Value(of[1])),
        OperationKind.Divide => _to.Divide(Value(of[0]), Value(of[1])),
        OperationKind.Negate => _to.Negate(Value(of[0])),
        OperationKind.Absolute => _to.Absolute(Value(of[0])),
        OperationKind.Sign => _to.Slope(Value(of[0]), kink: true),
        OperationKind.Power => Power(of[0], of[1]),
        OperationKind.Largest => of.Skip(1).Aggregate(Value(of[0]), (most, x) => _to.Larger(most, Value(x))),
        OperationKind.Smallest => of.Skip(1).Aggregate(Value(of[0]), (least, x) => _to.Smaller(least, Value(x))),
        OperationKind.Where => Choose(of[0], Value(of[1]), Value(of[2])),
        OperationKind.Elementary => _to.Call(call.Operation.Function, Value(of[0])),
        OperationKind.Short => Value(Long(call)),
        _ => throw new InvalidOperationException($"{call} is not of single numbers."),
    };

    /// <summary>What a short form stands for; the same object each time, so that it is written once.</summary>
    private FormulaNode Long(CallNode call)
    {
        if (!_long.TryGetValue(call, out FormulaNode? written))
            _long[call] = written = call.Operation.Expand!(call.Arguments);
        return written;
    }

    private int Choose(FormulaNode condition, int then, int otherwise)
    {
        if (condition is not CallNode call)
            throw new InvalidOperationException($"{condition} is no condition.");
        ImmutableArray<FormulaNode> of = call.Arguments;
        return call.Operation.Kind switch
        {
            OperationKind.Less => _to.If(Step.IfLess, Value(of[0]), Value(of[1]), then, otherwise),
            OperationKind.AtMost => _to.If(Step.IfAtMost, Value(of[0]), Value(of[1]), then, otherwise),
            OperationKind.Equal => _to.If(Step.IfEqual, Value(of[0]), Value(of[1]), then, otherwise),
            OperationKind.And => Choose(of[0], Choose(of[1], then, otherwise), otherwise),
            OperationKind.Or => Choose(of[0], then, Choose(of[1], then, otherwise)),
            OperationKind.Not => Choose(of[0], otherwise, then),
            _ => throw new InvalidOperationException($"{condition} is no condition."),
        };
    }

    /// <summary>Small whole powers are products, other constant ones a function of their own, and the rest an exponential.</summary>
    private int Power(FormulaNode x, FormulaNode exponent)
    {
        int to = Value(exponent);
        if (_to.NumberOf(to) is { } number && IsSmallWhole(number))
            return Product(Value(x), (int)number);
        return _to.ConstantOf(to) is not null ? _to.Power(Value(x), to) : ExpOfLog(Value(x), to);
    }

    private static bool IsSmallWhole(double exponent) => exponent == Math.Floor(exponent) && Math.Abs(exponent) <= 8;

    private int Product(int x, int times)
    {
        if (times < 0)
            return _to.Divide(_to.Number(1), Product(x, -times));
        if (times <= 1)
            return times == 0 ? _to.Number(1) : x;
        int half = Product(x, times / 2), square = _to.Multiply(half, half);
        return times % 2 == 0 ? square : _to.Multiply(square, x);
    }

    private int ExpOfLog(int x, int exponent) => _to.Call(Elementary.Exp, _to.Multiply(exponent, _to.Call(Elementary.Log, x)));

    private Slopes Along(int output, FormulaNode node)
    {
        if (!_slopes.TryGetValue((output, node), out Slopes slopes))
            _slopes[(output, node)] = slopes = Derived(output, node);
        return slopes;
    }

    private Slopes None => new(_to.Number(0), _to.Number(0));

    private bool IsNone(Slopes slopes) => _to.NumberOf(slopes.First) == 0 && _to.NumberOf(slopes.Second) == 0;

    private Slopes Derived(int output, FormulaNode node) => node switch
    {
        InputNode { Input: FormulaInput.Prediction or FormulaInput.Output } input => input.Index == output ? new(_to.Number(1), _to.Number(0)) : None,
        CallNode call => Derived(output, call, call.Arguments),
        _ => None,
    };

    private Slopes Derived(int output, CallNode call, ImmutableArray<FormulaNode> of)
    {
        if (call.Operation.Kind == OperationKind.Short)
            return Along(output, Long(call));
        if (call.Operation.Kind == OperationKind.Sign || of.All(a => IsCondition(a) || IsNone(Along(output, a))))
            return None;
        return call.Operation.Kind switch
        {
            OperationKind.Add => Each(Along(output, of[0]), Along(output, of[1]), _to.Add),
            OperationKind.Subtract => Each(Along(output, of[0]), Along(output, of[1]), _to.Subtract),
            OperationKind.Negate => new(_to.Negate(Along(output, of[0]).First), _to.Negate(Along(output, of[0]).Second)),
            OperationKind.Multiply => OfProduct(Value(of[0]), Along(output, of[0]), Value(of[1]), Along(output, of[1])),
            OperationKind.Divide => OfQuotient(Value(call), Along(output, of[0]), Value(of[1]), Along(output, of[1])),
            OperationKind.Absolute => OfAbsolute(call, Along(output, of[0])),
            OperationKind.Power => OfPower(output, of[0], of[1]),
            OperationKind.Largest => OfExtreme(output, of, _to.Larger, (a, b, then, otherwise) => _to.If(Step.IfLess, a, b, then, otherwise)),
            OperationKind.Smallest => OfExtreme(output, of, _to.Smaller, (a, b, then, otherwise) => _to.If(Step.IfLess, b, a, then, otherwise)),
            OperationKind.Where => OfChoice(call, Along(output, of[1]), Along(output, of[2])),
            OperationKind.Elementary => OfFunction(Value(call), Along(output, of[0]), ElementaryCode.HasFiniteSlopes(call.Operation.Function)),
            _ => throw new InvalidOperationException($"{call} is not of single numbers."),
        };
    }

    private static bool IsCondition(FormulaNode node) =>
        node is CallNode { Operation.Kind: >= OperationKind.Less and <= OperationKind.Not };

    private static Slopes Each(Slopes a, Slopes b, Func<int, int, int> f) => new(f(a.First, b.First), f(a.Second, b.Second));

    private Slopes OfProduct(int a, Slopes da, int b, Slopes db)
    {
        int first = _to.MultiplyAdd(da.First, b, _to.Multiply(a, db.First)), cross = _to.Multiply(da.First, db.First);
        return new(first, _to.Add(_to.MultiplyAdd(da.Second, b, _to.Multiply(a, db.Second)), _to.Multiply(_to.Number(2), cross)));
    }

    /// <summary>From q b = a: q' b + q b' = a', and once more.</summary>
    private Slopes OfQuotient(int q, Slopes da, int b, Slopes db)
    {
        int first = _to.Divide(_to.Subtract(da.First, _to.Multiply(q, db.First)), b);
        int cross = _to.Multiply(_to.Number(2), _to.Multiply(first, db.First));
        return new(first, _to.Divide(_to.Subtract(_to.Subtract(da.Second, _to.Multiply(q, db.Second)), cross), b));
    }

    private Slopes OfAbsolute(CallNode call, Slopes dx)
    {
        int slope = _kinks.At(call) switch
        {
            AbsoluteAtZero.Kink => _to.Slope(Value(call.Arguments[0]), kink: true),
            AbsoluteAtZero.Smooth => _to.Slope(Value(call.Arguments[0]), kink: false),
            AbsoluteAtZero.Rising => _to.Number(1),
            _ => _to.Number(-1),
        };
        return new(_to.Multiply(slope, dx.First), _to.Multiply(slope, dx.Second));
    }

    /// <summary>The slopes of the branch that is chosen; where two branches meet, one rising and one falling, none.</summary>
    private Slopes OfChoice(CallNode call, Slopes then, Slopes otherwise)
    {
        Slopes chosen = Each(then, otherwise, (a, b) => Choose(call.Arguments[0], a, b));
        if (!_kinks.Turns(call))
            return chosen;
        ImmutableArray<FormulaNode> sides = call.Arguments[0].Arguments;
        int turn = _to.Multiply(then.First, otherwise.First), zero = _to.Number(0);
        int there = _to.If(Step.IfAtMost, turn, zero, zero, chosen.First);
        return chosen with { First = _to.If(Step.IfEqual, Value(sides[0]), Value(sides[1]), there, chosen.First) };
    }

    private Slopes OfFunction(int call, Slopes dx, bool finite)
    {
        int f1 = _to.First(call), f2 = _to.Second(call), bend = _to.Chain(_to.Multiply(dx.First, dx.First), f2, finite);
        return new(_to.Chain(dx.First, f1, finite), _to.Add(bend, _to.Chain(dx.Second, f1, finite)));
    }

    private Slopes OfPower(int output, FormulaNode x, FormulaNode exponent)
    {
        int to = Value(exponent), at = Value(x);
        Slopes dx = Along(output, x), dk = Along(output, exponent);
        if (!IsNone(dk))
        {
            // x^k = exp(k log x).
            int log = _to.Call(Elementary.Log, at), product = _to.Multiply(to, log);
            return OfFunction(_to.Call(Elementary.Exp, product), OfProduct(to, dk, log, OfFunction(log, dx, finite: false)), finite: false);
        }

        if (_to.NumberOf(to) is { } number && IsSmallWhole(number))
            return OfSteps(dx, Scaled(number, Product(at, (int)number - 1)), Scaled(number * (number - 1), Product(at, (int)number - 2)));
        if (_to.ConstantOf(to) is not null)
            return OfFunction(_to.Power(at, to), dx, finite: false);
        int less = _to.Subtract(to, _to.Number(1)), lesser = _to.Subtract(to, _to.Number(2));
        return OfSteps(dx, _to.Multiply(to, ExpOfLog(at, less)), _to.Multiply(_to.Multiply(to, less), ExpOfLog(at, lesser)));
    }

    private int Scaled(double factor, int step) => factor == 0 ? _to.Number(0) : _to.Multiply(_to.Number(factor), step);

    /// <summary>The chain rule for a function whose derivatives are steps.</summary>
    private Slopes OfSteps(Slopes dx, int f1, int f2) =>
        new(_to.Multiply(f1, dx.First), _to.MultiplyAdd(f2, _to.Multiply(dx.First, dx.First), _to.Multiply(f1, dx.Second)));

    /// <summary>Where two are equally extreme, the derivative is 0 if it may be (one rises and one falls), else that of the first.</summary>
    private Slopes OfExtreme(int output, ImmutableArray<FormulaNode> of, Func<int, int, int> choose, Func<int, int, int, int, int> ifBehind)
    {
        int best = Value(of[0]);
        Slopes slopes = Along(output, of[0]);
        foreach (FormulaNode next in of.Skip(1))
        {
            int x = Value(next);
            Slopes dx = Along(output, next);
            int turn = _to.Multiply(slopes.First, dx.First), zero = _to.Number(0), here = best;
            slopes = Each(slopes, dx, (a, b) => ifBehind(here, x, b, ifBehind(x, here, a, _to.If(Step.IfAtMost, turn, zero, zero, a))));
            best = choose(best, x);
        }

        return slopes;
    }

    private sealed class ByReference : IEqualityComparer<(int Output, FormulaNode Node)>
    {
        public bool Equals((int Output, FormulaNode Node) a, (int Output, FormulaNode Node) b) => a.Output == b.Output && ReferenceEquals(a.Node, b.Node);

        public int GetHashCode((int Output, FormulaNode Node) x) =>
            HashCode.Combine(x.Output, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(x.Node));
    }
}
