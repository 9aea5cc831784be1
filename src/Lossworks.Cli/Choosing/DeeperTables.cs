using System.Globalization;
using Lossworks.Advice;
using Lossworks.Reports;

namespace Lossworks.Cli.Choosing;

/// <summary>The tables of a deeper look.</summary>
internal static class DeeperTables
{
    internal static ReportTable Of(CalibrationLook look)
    {
        bool covers = look.WantedCoverage is not null;
        string wanted = covers ? $"coverage ({Percent(look.WantedCoverage!.Value)} wanted)" : "";
        return new(
            $"The score, {look.Measure}, in its parts",
            ["loss", ReportColumn.Number("score"), ReportColumn.Number("miscalibration"), ReportColumn.Number("discrimination"), ReportColumn.Number("uncertainty"), .. covers ? new[] { ReportColumn.Number(wanted) } : []],
            look.Losses.Select(l => (IEnumerable<string>)
            [
                Named(l.Spec, l.Role), ChoiceOutcome.Number(l.Score), ChoiceOutcome.Number(l.Miscalibration), ChoiceOutcome.Number(l.Discrimination), ChoiceOutcome.Number(l.Uncertainty),
                .. covers ? new[] { Percent(l.Coverage ?? double.NaN) } : [],
            ]))
        { EmphasizedRow = 0 };
    }

    internal static ReportTable Of(ContaminationLook look, string metric) => new(
        $"{metric} on clean rows, by the share of targets that are spoilt",
        ["loss", .. look.Shares.Select(s => ReportColumn.Number(Percent(s)))],
        look.Curves.Select(c => (IEnumerable<string>)[Named(c.Spec, c.Role), .. c.Scores.Select(ChoiceOutcome.Number)]))
    { EmphasizedRow = 0 };

    internal static ReportTable Of(ConfusionLook look) => new(
        "Rows of each true class (down) by the class that is decided for (across)",
        ["true class", .. look.Classes.Select(ReportColumn.Number)],
        look.Counts.Select((row, k) => (IEnumerable<string>)[look.Classes[k], .. row.Select(ChoiceOutcome.Number)]));

    internal static ReportTable Of(PullLook look) => new(
        "The rows that pull hardest",
        [ReportColumn.Number("line"), ReportColumn.Number("target"), ReportColumn.Number("prediction"), ReportColumn.Number("pull under the loss to take"), .. look.Habit is { } habit ? new[] { ReportColumn.Number($"under {habit}") } : []],
        look.Rows.Select(r => (IEnumerable<string>)
        [
            r.Line.ToString(CultureInfo.InvariantCulture), r.Target, r.Prediction, Share(r.TakeShare), .. look.Habit is null ? Array.Empty<string>() : [r.HabitShare is { } share ? Share(share) : ""],
        ]));

    internal static ReportTable Of(RicherLook look, string metric) => new(
        $"{metric} on one fold",
        ["loss", ReportColumn.Number("linear"), ReportColumn.Number($"with {look.Squares} squares")],
        look.Losses.Select(l => (IEnumerable<string>)[Named(l.Spec, l.Role), ChoiceOutcome.Number(l.Linear), ChoiceOutcome.Number(l.Richer)]))
    { EmphasizedRow = 0 };

    private static string Named(string spec, LossRole role)
    {
        string[] roles = [.. Roles(role)];
        return roles.Length == 0 ? spec : $"{spec} ({string.Join(", ", roles)})";
    }

    private static IEnumerable<string> Roles(LossRole role)
    {
        if (role.HasFlag(LossRole.Take))
            yield return "to take";
        if (role.HasFlag(LossRole.Best))
            yield return "best";
        if (role.HasFlag(LossRole.Habit))
            yield return "usual";
    }

    private static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.00%", CultureInfo.InvariantCulture);
}
