namespace Lossworks.Advice.Diagnostics;

/// <summary>Rows that are there twice, target included: one may be learned from and the other judged by.</summary>
internal sealed class DuplicateRows : IDiagnostic
{
    internal const string Name = "duplicate-rows";
    internal const double Notable = 0.01;

    /// <summary>Where most rows are alike the features have few values, and twins are no mistake.</summary>
    internal const double MostlyDistinct = 0.5;

    public Finding? Look(FirstLook look)
    {
        RowTwins twins = RowTwins.Of(look.Problem);
        int rows = look.Problem.Truth.Rows;
        double share = twins.Copies / (double)rows;
        if (share < Notable || twins.Distinct < MostlyDistinct * rows)
            return null;
        return new(Name, share, $"{Text.Percent(share)} of the rows are copies of another, target included: a model is judged by rows that it has learned. Remove them, or name the column that says who belongs together (--group).")
        {
            Matters = true,
            Source = "Kapoor and Narayanan (2023), doi:10.1016/j.patter.2023.100804",
        };
    }
}
