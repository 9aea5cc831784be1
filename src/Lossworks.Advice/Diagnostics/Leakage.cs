namespace Lossworks.Advice.Diagnostics;

/// <summary>A single column that alone knows the answer: it is often made from the target, or known only afterwards.</summary>
internal sealed class Leakage : IDiagnostic
{
    internal const string Name = "leakage";
    internal const double Notable = 0.99;

    private const int Enough = 30;

    public Finding? Look(FirstLook look)
    {
        if (look.Rows.Length < Enough || look.Problem.Features.Columns.Count < 2)
            return null;
        (string column, double skill) = look.Problem.Features.Columns
            .Select(c => (c.Name, Skill: SingleColumn.SkillOf(c, look)))
            .MaxBy(c => c.Skill);
        return skill < Notable ? null
            : new(Name, skill, $"'{column}' alone tells {Text.Percent(skill)} of the target: if it is not known before the answer is, leave it out, or every loss looks perfect.")
            {
                Matters = true,
                Source = "Kaufman et al. (2012), doi:10.1145/2382577.2382579",
            };
    }
}
