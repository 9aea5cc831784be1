using System.Globalization;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>What a formula is given at one sample.</summary>
/// <param name="Predictions">One, one per output, or the row of classes.</param>
/// <param name="Targets">One, or as many as predictions; what a formula of classes does not look at.</param>
/// <param name="Label">The class.</param>
internal sealed record AuditInput(double[] Predictions, double[] Targets, int Label)
{
    /// <summary>Whether every number of it is a float.</summary>
    internal bool IsSingle => Predictions.Concat(Targets).All(x => (double)(float)x == x);

    internal AuditInput WithPrediction(int index, double x) => this with { Predictions = [.. Predictions.Select((p, k) => k == index ? x : p)] };

    /// <summary>Every input moved by so many of its last digits, one at a time, up and down.</summary>
    internal IEnumerable<AuditInput> Neighbors(double share, bool targetsToo)
    {
        foreach (double step in (double[])[-share, share])
        {
            for (int k = 0; k < Predictions.Length; k++)
            {
                if (Predictions[k] != 0)
                    yield return WithPrediction(k, Predictions[k] + (step * Predictions[k]));
            }

            for (int k = 0; k < Targets.Length && targetsToo; k++)
            {
                int moved = k;
                if (Targets[k] != 0)
                    yield return this with { Targets = [.. Targets.Select((y, j) => j == moved ? y + (step * y) : y)] };
            }
        }
    }

    /// <summary>As a person reads it: p = 800, y = 0.</summary>
    internal string Describe(FormulaForm form)
    {
        string predictions = form.Shape switch
        {
            FormulaShape.Elements => "p = " + Text(Predictions[0]),
            FormulaShape.Outputs => string.Join(", ", Predictions.Select((p, k) => $"p{k + 1} = {Text(p)}")),
            _ => $"p = [{string.Join(", ", Predictions.Select(Text))}]",
        };
        if (!form.HasTarget)
            return predictions;
        string target = form.Shape != FormulaShape.Row ? Text(Targets[0])
            : form.TargetIsClass ? Label.ToString(CultureInfo.InvariantCulture)
            : $"[{string.Join(", ", Targets.Select(Text))}]";
        return $"{predictions}, y = {target}";
    }

    /// <summary>As short as it goes: a number that is a float has no more digits than the float.</summary>
    internal static string Text(double x) => (float)x == x ? ((float)x).ToString("R", CultureInfo.InvariantCulture) : x.ToString("R", CultureInfo.InvariantCulture);
}
