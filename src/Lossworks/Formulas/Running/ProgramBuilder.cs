using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>
/// Writes a program, step by step. Equal steps are written once, and arithmetic with the numbers 0 and 1 is not written at all: with them come most of what
/// the chain rule would otherwise compute for nothing.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly List<Instruction> _steps = [];
    private readonly Dictionary<Instruction, int> _known = [];
    private readonly List<double> _numbers = [];
    private readonly Dictionary<long, int> _slots = [];
    private readonly List<bool> _opaque = [];
    private readonly Dictionary<(Step Operation, int A, int B), int> _folded = [];

    /// <summary>The step of a number that is written in the formula.</summary>
    internal int Number(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (!_slots.TryGetValue(bits, out int slot))
        {
            _slots[bits] = slot = _numbers.Count;
            _numbers.Add(value);
            _opaque.Add(false);
        }

        return Write(new(Step.Constant, slot));
    }

    /// <summary>A number that may be another one next time: the code does not depend on it.</summary>
    internal int Parameter(double value)
    {
        _numbers.Add(value);
        _opaque.Add(true);
        return Write(new(Step.Constant, _numbers.Count - 1));
    }

    internal int Input(Step input, int index = 0) => Write(new(input, index));

    /// <summary>The number that a step is, if it is the same for every row.</summary>
    internal double? ConstantOf(int step) => _steps[step] is { Step: Step.Constant } constant ? _numbers[constant.A] : null;

    /// <summary>The same, but only if it is written in the formula.</summary>
    internal double? NumberOf(int step) => _steps[step] is { Step: Step.Constant } constant && !_opaque[constant.A] ? _numbers[constant.A] : null;

    internal int Add(int a, int b)
    {
        if (Fold(Step.Add, a, b, (x, y) => x + y) is { } folded)
            return folded;
        if (NumberOf(a) == 0)
            return b;
        if (NumberOf(b) == 0)
            return a;
        if (_steps[b].Step == Step.Negate)
            return Subtract(a, _steps[b].A);
        if (_steps[a].Step == Step.Negate)
            return Subtract(b, _steps[a].A);
        return Write(new(Step.Add, Math.Min(a, b), Math.Max(a, b)));
    }

    internal int Subtract(int a, int b)
    {
        if (Fold(Step.Subtract, a, b, (x, y) => x - y) is { } folded)
            return folded;
        if (NumberOf(b) == 0)
            return a;
        if (NumberOf(a) == 0)
            return Negate(b);
        return _steps[b].Step == Step.Negate ? Add(a, _steps[b].A) : Write(new(Step.Subtract, a, b));
    }

    internal int Multiply(int a, int b)
    {
        if (Fold(Step.Multiply, a, b, (x, y) => x * y) is { } folded)
            return folded;
        if (NumberOf(a) == 0 || NumberOf(b) == 0)
            return Number(0);
        if (NumberOf(a) is 1 or -1)
            return NumberOf(a) == 1 ? b : Negate(b);
        if (NumberOf(b) is 1 or -1)
            return NumberOf(b) == 1 ? a : Negate(a);
        return Write(new(Step.Multiply, Math.Min(a, b), Math.Max(a, b)));
    }

    /// <summary>a * b + c.</summary>
    internal int MultiplyAdd(int a, int b, int c)
    {
        bool simple = NumberOf(a) is 0 or 1 or -1 || NumberOf(b) is 0 or 1 or -1 || NumberOf(c) == 0
            || (ConstantOf(a) is not null && ConstantOf(b) is not null);
        return simple ? Add(Multiply(a, b), c) : Write(new(Step.MultiplyAdd, Math.Min(a, b), Math.Max(a, b), c));
    }

    internal int Divide(int a, int b)
    {
        if (Fold(Step.Divide, a, b, (x, y) => x / y) is { } folded)
            return folded;
        if (NumberOf(a) == 0)
            return a;
        if (NumberOf(b) is not { } divisor)
            return Write(new(Step.Divide, a, b));

        // A power of two has an exact inverse.
        return double.IsPow2(Math.Abs(divisor)) && double.IsNormal(1 / divisor) ? Multiply(a, Number(1 / divisor)) : Write(new(Step.Divide, a, b));
    }

    internal int Negate(int a) => _steps[a].Step == Step.Negate ? _steps[a].A : Fold(Step.Negate, a, a, (x, _) => -x) ?? Write(new(Step.Negate, a));

    internal int Absolute(int a) => Fold(Step.Absolute, a, a, (x, _) => Math.Abs(x)) ?? Write(new(Step.Absolute, a));

    internal int Slope(int a, bool kink) => Write(new(kink ? Step.SlopeOfAbs : Step.SlopeOfMagnitude, a));

    /// <summary>The larger of two; NaN if either is.</summary>
    internal int Larger(int a, int b)
    {
        if (Fold(Step.AtLeast, a, b, Math.Max) is { } folded)
            return folded;
        if (ConstantOf(b) is not null)
            return Write(new(Step.AtLeast, a, b));
        return ConstantOf(a) is not null ? Write(new(Step.AtLeast, b, a)) : If(Step.IfLess, a, b, b, If(Step.IfAtMost, b, a, a, Add(a, b)));
    }

    /// <summary>The smaller of two; NaN if either is.</summary>
    internal int Smaller(int a, int b)
    {
        if (Fold(Step.AtMost, a, b, Math.Min) is { } folded)
            return folded;
        if (ConstantOf(b) is not null)
            return Write(new(Step.AtMost, a, b));
        return ConstantOf(a) is not null ? Write(new(Step.AtMost, b, a)) : If(Step.IfLess, a, b, a, If(Step.IfAtMost, b, a, b, Add(a, b)));
    }

    internal int If(Step condition, int a, int b, int then, int otherwise)
    {
        if (then == otherwise)
            return then;
        if (ConstantOf(a) is { } x && ConstantOf(b) is { } y && NumberOf(a) is not null && NumberOf(b) is not null)
            return (condition == Step.IfLess ? x < y : condition == Step.IfAtMost ? x <= y : x == y) ? then : otherwise;
        return Write(new(condition, a, b, then, otherwise));
    }

    /// <summary>Motion times slope, by the chain rule.</summary>
    internal int Chain(int motion, int slope, bool finite)
    {
        if (NumberOf(motion) is not null || finite)
            return Multiply(motion, slope);
        return NumberOf(slope) is not null ? Multiply(motion, slope) : Write(new(Step.Chain, motion, slope));
    }

    internal int Call(Elementary function, int a) =>
        Fold((Step)((int)Step.Second + 1 + (int)function), a, a, (x, _) => ElementaryCode.At<double, Scalar<double>>(function, x).Value)
            ?? Write(new(Step.Call, a, (int)function));

    /// <summary>a to a constant power.</summary>
    internal int Power(int a, int exponent) =>
        Fold(Step.Power, a, exponent, (x, e) => new SignedPower(e).At<double, Scalar<double>>(x).Value) ?? Write(new(Step.Power, a, _steps[exponent].A));

    internal int First(int call) => Write(new(Step.First, call));

    internal int Second(int call) => Write(new(Step.Second, call));

    internal Program Complete(IEnumerable<int> results) => new([.. _steps], [.. _numbers], [.. results]);

    /// <summary>
    /// What is the same for every row is computed here and now. Of two numbers of the formula a number comes out; where a parameter takes part, something that
    /// may be another number next time, but then for the same code.
    /// </summary>
    private int? Fold(Step operation, int a, int b, Func<double, double, double> f)
    {
        if (ConstantOf(a) is not { } x || ConstantOf(b) is not { } y)
            return null;
        if (_folded.TryGetValue((operation, a, b), out int known))
            return known;
        double value = f(x, y);
        return _folded[(operation, a, b)] = NumberOf(a) is not null && NumberOf(b) is not null && double.IsFinite(value) ? Number(value) : Parameter(value);
    }

    private int Write(Instruction step)
    {
        if (_known.TryGetValue(step, out int index))
            return index;
        _steps.Add(step);
        return _known[step] = _steps.Count - 1;
    }
}
