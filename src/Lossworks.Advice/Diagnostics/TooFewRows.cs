namespace Lossworks.Advice.Diagnostics;

/// <summary>Below 100 rows differences between losses drown in the spread of the folds.</summary>
internal sealed class TooFewRows : IDiagnostic
{
    internal const string Name = "few-rows";
    internal const int Enough = 100;

    public Finding? Look(FirstLook look) => look.Problem.Truth.Rows >= Enough ? null
        : new(Name, look.Problem.Truth.Rows, $"Only {look.Problem.Truth.Rows} rows: differences between losses will hardly show, take the verdict lightly.")
        {
            Matters = true,
            Source = "Nadeau and Bengio (2003), doi:10.1023/A:1024068626366",
        };
}
