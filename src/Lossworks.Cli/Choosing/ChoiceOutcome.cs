using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Commands;
using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Choosing;

/// <summary>An advice, ready to be told: on the terminal, as JSON, as a report.</summary>
internal sealed record ChoiceOutcome(string Data, AdviceRequest Request, string? Losses, LossAdvice Advice, string Report, double Seconds)
{
    internal string Target => Request.Target;

    /// <summary>The command that trains what was advised, on the columns that were compared on.</summary>
    internal string Command =>
        $"loss train {Shell.Quoted(Data)} --target {Shell.Quoted(Target)} --loss {Shell.Quoted(Advice.Take)} --l2 {Advice.TakePenalty.ToString("R", CultureInfo.InvariantCulture)}"
        + RoleFlags.Of(Request.Roles, Request.Exclude) + (Losses is null ? "" : $" --losses {Shell.Quoted(Losses)}");

    internal void Tell(bool json)
    {
        if (json)
            Json.Write(writer => ChoiceJson.Write(writer, this));
        else
            ChoiceText.Print(this);
    }

    /// <summary>The reason a loss is on the list, and what to keep in mind about it.</summary>
    internal string WhyOf(CandidateResult row)
    {
        string why = row.Candidate.Why + (row.Candidate.Caution is { } caution ? $"; {caution}" : "");
        if (row.Stopped is not null)
            return $"{why}; stopped: {row.Stopped}";
        if (!row.IsUnstable)
            return why;
        double worst = Advice.HigherIsBetter ? row.FoldScores.Min() : row.FoldScores.Max();
        return $"{why}; unstable: far off in some folds (worst {Number(worst)})";
    }

    internal static string Number(double x) => Math.Abs(x) >= 10_000
        ? x.ToString("N0", CultureInfo.InvariantCulture)
        : x.ToString("G4", CultureInfo.InvariantCulture);

    internal static string P(double? p) => p switch
    {
        null => "best",
        < 0.001 => "< 0.001",
        { } value => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    /// <summary>The difference to the best with its 95 % interval; nothing of the best itself.</summary>
    internal static string DifferenceOf(CandidateResult row) =>
        row.Rank == 1 || double.IsNaN(row.Difference) ? "" : $"{Signed(row.Difference)} ± {Number(row.DifferenceHalfWidth)}";

    internal static string Percent(double? share) => share?.ToString("P0", CultureInfo.InvariantCulture) ?? "";

    private static string Signed(double x) => (x >= 0 ? "+" : "") + Number(x);
}
