using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>How wrong a way of writing a formula is, at every sample of a sheet, in double and in float.</summary>
internal sealed class Judgement
{
    /// <summary>By line, sample, precision and number.</summary>
    private readonly double[][][][] _marks;

    private Judgement(double[][][][] marks, double total) => (_marks, Total) = (marks, total);

    /// <summary>The sum over everything.</summary>
    internal double Total { get; }

    /// <param name="sheet">Samples and truth.</param>
    /// <param name="machine">The formula as it is written.</param>
    internal static Judgement Of(AuditSheet sheet, FormulaMachine machine)
    {
        double[][][][] marks = [.. sheet.Lines.Select(line => line.Samples.Select(sample => Marks(sample, machine)).ToArray())];
        return new(marks, marks.Sum(line => line.Sum(sample => sample.Sum(precision => precision.Sum()))));
    }

    internal static Judgement Of(AuditSheet sheet, FormulaNode body) => Of(sheet, FormulaMachine.Of(sheet.Formula with { Body = body }));

    /// <summary>How wrong a number is: 0 where it is right. Empty where a precision was not tried.</summary>
    internal double At(int line, int sample, bool single, int index) => _marks[line][sample][single ? 1 : 0] is { Length: > 0 } marks ? marks[index] : 0;

    /// <summary>Whether a precision was tried at a sample.</summary>
    internal bool Tried(int line, int sample, bool single) => _marks[line][sample][single ? 1 : 0].Length > 0;

    /// <summary>How wrong the machine is at one sample.</summary>
    internal static double[] Marks(AuditSample sample, FormulaMachine machine, bool single)
    {
        if (single && (!machine.HasSingle || !sample.At.IsSingle))
            return [];
        double[] got = machine.Run(sample.At, single);
        return [.. got.Select((x, i) => sample.Severity(i, x, single))];
    }

    private static double[][] Marks(AuditSample sample, FormulaMachine machine) => [Marks(sample, machine, false), Marks(sample, machine, true)];
}
