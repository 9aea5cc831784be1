namespace Lossworks.Advice.Diagnostics;

/// <summary>How far the mean probability of the decided class is above the share of right decisions, in rows that the fit has not seen.</summary>
internal sealed class OverConfidence : IDiagnostic
{
    internal const string Name = "over-confidence";
    internal const double Notable = 0.05;

    public Finding? Look(FirstLook look)
    {
        int rows = look.Classes == 0 ? 0 : look.Rows.Length;
        if (rows < 50)
            return null;
        double confidence = 0, right = 0;
        for (int i = 0; i < rows; i++)
        {
            int best = Enumerable.Range(0, look.Classes).MaxBy(k => look.Probability(i, k));
            confidence += look.Probability(i, best) / rows;
            right += best == look.CodeAt(i) ? 1.0 / rows : 0;
        }

        double gap = confidence - right, error = Math.Sqrt(right * (1 - right) / rows);
        return gap < Math.Max(Notable, 3 * error) ? null
            : new(Name, gap, $"A first fit is over-confident: it claims {Text.Percent(confidence)} certainty and is right in {Text.Percent(right)}.")
            {
                Matters = true,
                Source = "Guo et al. (2017), arXiv:1706.04599",
            };
    }
}
