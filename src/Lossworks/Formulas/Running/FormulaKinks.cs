using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>
/// How derivatives go on where a formula may have a kink. Of an absolute value: whether the whole has a kink where its inside is 0, or is smooth there like |x|^3
/// or Fair's loss; both derivatives, from above and from below, are compared at points where the inside is 0. Of a choice: whether its branches meet there
/// with slopes of opposite sign, as those of the pinball loss do, so that 0 is a slope as well, which by the rules of the house is then the one.
/// </summary>
internal sealed class FormulaKinks
{
    private const int Steps = 60;

    /// <summary>Text from anywhere must not keep us busy: of more absolute values and choices than people write, the rest are taken for kinks.</summary>
    private const int MostExamined = 32;

    private static readonly double[] Targets = [0.37, 1, -1.3, 0, 2.5], Starts = [0.5, -0.7, 1.9, 0.01];

    private readonly Func<FormulaNode, AbsoluteAtZero> _absolute;
    private readonly Func<FormulaNode, bool> _turns;

    private FormulaKinks(Func<FormulaNode, AbsoluteAtZero> absolute, Func<FormulaNode, bool> turns) => (_absolute, _turns) = (absolute, turns);

    /// <summary>For derivatives away from kinks.</summary>
    private static FormulaKinks Smooth { get; } = new(_ => AbsoluteAtZero.Smooth, _ => false);

    /// <summary>Of an absolute value.</summary>
    internal AbsoluteAtZero At(FormulaNode absolute) => _absolute(absolute);

    /// <summary>Of a choice: whether its slope is 0 where its branches meet.</summary>
    internal bool Turns(FormulaNode choice) => _turns(choice);

    /// <summary>Looks at each absolute value and each choice of a formula.</summary>
    internal static FormulaKinks Of(Formula formula)
    {
        HashSet<FormulaNode> smooth = new(ReferenceEqualityComparer.Instance), turning = new(ReferenceEqualityComparer.Instance);
        foreach (FormulaNode node in formula.Body.All().Where(n => IsAbsolute(n) || IsChoice(n)).Take(MostExamined))
        {
            if (IsAbsolute(node) && IsSmooth(formula, (CallNode)node))
                smooth.Add(node);
            if (IsChoice(node) && Meets(formula, (CallNode)node))
                turning.Add(node);
        }

        return new(node => smooth.Contains(node) ? AbsoluteAtZero.Smooth : AbsoluteAtZero.Kink, turning.Contains);
    }

    private static bool IsAbsolute(FormulaNode node) => node is CallNode { Operation.Kind: OperationKind.Absolute };

    private static bool IsChoice(FormulaNode node) => node is CallNode { Operation.Kind: OperationKind.Where };

    private static bool IsSmooth(Formula formula, CallNode absolute)
    {
        // Equal absolute values elsewhere in the formula are the same number and turn with this one.
        Program above = Derivation.Of(formula, Forced(absolute, AbsoluteAtZero.Rising));
        Program below = Derivation.Of(formula, Forced(absolute, AbsoluteAtZero.Falling));
        Program inside = Derivation.Of(formula with { Body = absolute.Arguments[0] }, Smooth);
        int outputs = formula.Form.Outputs;
        bool seen = false;
        for (int output = 0; output < outputs; output++)
        {
            foreach (double target in Targets)
            {
                if (Zero(inside, output, outputs, target) is not { } at)
                    continue;
                double[] up = Run(above, at, target), down = Run(below, at, target);
                for (int k = 1; k <= outputs; k++)
                {
                    if (!(Math.Abs(up[k] - down[k]) <= 1e-7 * (1 + Math.Abs(up[k]) + Math.Abs(down[k]))))
                        return false;
                }

                seen = true;
            }
        }

        return seen;
    }

    private static FormulaKinks Forced(FormulaNode absolute, AbsoluteAtZero slope) =>
        new(node => node.Equals(absolute) ? slope : AbsoluteAtZero.Smooth, _ => false);

    /// <summary>Whether, at a point where the two sides of the condition are equal, the branches are too, and one rises while the other falls.</summary>
    private static bool Meets(Formula formula, CallNode choice)
    {
        if (choice.Arguments[0] is not CallNode { Operation.Kind: OperationKind.Less or OperationKind.AtMost } condition)
            return false;
        Program border = Derivation.Of(formula with { Body = condition.Arguments[0].Minus(condition.Arguments[1]) }, Smooth);
        Program then = Derivation.Of(formula with { Body = choice.Arguments[1] }, Smooth);
        Program otherwise = Derivation.Of(formula with { Body = choice.Arguments[2] }, Smooth);
        int outputs = formula.Form.Outputs;
        foreach (double target in Targets)
        {
            for (int output = 0; output < outputs; output++)
            {
                if (Zero(border, output, outputs, target) is not { } at)
                    continue;
                double[] a = Run(then, at, target), b = Run(otherwise, at, target);
                if (Math.Abs(a[0] - b[0]) <= 1e-9 * (1 + Math.Abs(a[0])) && a[1 + output] * b[1 + output] < 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Newton's steps to where the inside is 0, by one output.</summary>
    private static double[]? Zero(Program inside, int output, int outputs, double target)
    {
        foreach (double start in Starts)
        {
            double[] at = [.. Enumerable.Range(0, outputs).Select(j => j == output ? start : 0.8)];
            for (int n = 0; n < Steps; n++)
            {
                double[] found = Run(inside, at, target);
                if (found[0] == 0 || (Math.Abs(found[0]) < 1e-13 && n > 5))
                    return at;
                at[output] -= found[0] / found[1 + output];
                if (!double.IsFinite(at[output]))
                    break;
            }
        }

        return null;
    }

    private static double[] Run(Program program, double[] at, double target)
    {
        double[] results = new double[program.CountAt(1)];
        Interpreter.Run<double, Scalar<double>>(program, 1, at, target, 1, results);
        return results;
    }
}
