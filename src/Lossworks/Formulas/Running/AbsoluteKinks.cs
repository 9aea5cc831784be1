using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>
/// Whether a formula has a kink where the inside of an absolute value is 0, or is smooth there like |x|^3 or Fair's loss: both derivatives, from above and from
/// below, are compared at points where the inside is 0.
/// </summary>
internal static class AbsoluteKinks
{
    private const int Steps = 60;

    private static readonly double[] Targets = [0.37, 1, -1.3, 0, 2.5], Starts = [0.5, -0.7, 1.9, 0.01];

    /// <summary>For each absolute value of the formula how its derivative goes on through 0.</summary>
    internal static Func<FormulaNode, AbsoluteAtZero> Of(Formula formula)
    {
        HashSet<FormulaNode> smooth = new(ReferenceEqualityComparer.Instance);
        foreach (FormulaNode node in formula.Body.All().Where(IsAbsolute))
        {
            if (IsSmooth(formula, (CallNode)node))
                smooth.Add(node);
        }

        return node => smooth.Contains(node) ? AbsoluteAtZero.Smooth : AbsoluteAtZero.Kink;
    }

    private static bool IsAbsolute(FormulaNode node) => node is CallNode { Operation.Kind: OperationKind.Absolute };

    private static bool IsSmooth(Formula formula, CallNode absolute)
    {
        // Equal absolute values elsewhere in the formula are the same number and turn with this one.
        Program above = Derivation.Of(formula, node => node.Equals(absolute) ? AbsoluteAtZero.Rising : AbsoluteAtZero.Smooth);
        Program below = Derivation.Of(formula, node => node.Equals(absolute) ? AbsoluteAtZero.Falling : AbsoluteAtZero.Smooth);
        Program inside = Derivation.Of(formula with { Body = absolute.Arguments[0] }, _ => AbsoluteAtZero.Smooth);
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
