namespace Lossworks.Advice.Diagnostics;

/// <summary>Below 100 rows differences between losses drown in the spread of the folds.</summary>
internal sealed class TooFewRows : IDiagnostic
{
    internal const int Enough = 100;

    public Finding? Look(FirstLook look) =>
        look.Problem.Truth.Rows < Enough
            ? new("few-rows", look.Problem.Truth.Rows, $"Only {look.Problem.Truth.Rows} rows: differences between losses will hardly show, take the verdict lightly.")
            : null;
}
