using Lossworks.Formulas;
using Lossworks.Lanes;

namespace Lossworks.Verification;

/// <summary>A formula as the machine computes it.</summary>
internal abstract class FormulaMachine
{
    /// <summary>Whether second derivatives are audited.</summary>
    internal abstract bool Bends { get; }

    /// <summary>Whether it computes in float where the numbers are floats.</summary>
    internal abstract bool HasSingle { get; }

    internal static FormulaMachine Of(Formula formula) =>
        formula.Form.Shape == FormulaShape.Row
            ? new OfRow(RowProgram.Of(formula), formula.Form.TargetIsClass)
            : new OfProgram(Derivation.Of(formula, FormulaKinks.Of(formula)));

    /// <summary>The value and the derivatives.</summary>
    internal abstract double[] Run(AuditInput at, bool single);

    private sealed class OfProgram(Program program) : FormulaMachine
    {
        internal override bool Bends => true;

        internal override bool HasSingle => true;

        internal override double[] Run(AuditInput at, bool single)
        {
            double target = at.Targets.Length > 0 ? at.Targets[0] : 0;
            if (single)
            {
                float[] results = new float[program.CountAt(2)];
                Interpreter.Run<float, Scalar<float>>(program, 2, [.. at.Predictions.Select(x => (float)x)], (float)target, 1, results);
                return [.. results.Select(x => (double)x)];
            }

            double[] wide = new double[program.CountAt(2)];
            Interpreter.Run<double, Scalar<double>>(program, 2, at.Predictions, target, 1, wide);
            return wide;
        }
    }

    /// <summary>Rows compute in double, whatever comes in; their second derivatives stand beside the gradient and are not audited.</summary>
    private sealed class OfRow(RowProgram program, bool takesClass) : FormulaMachine
    {
        internal override bool Bends => false;

        internal override bool HasSingle => false;

        internal override double[] Run(AuditInput at, bool single)
        {
            double[] results = new double[1 + at.Predictions.Length];
            results[0] = program.Value(at.Predictions, at.Targets, takesClass ? at.Label : -1, 1, results.AsSpan(1));
            return results;
        }
    }
}
