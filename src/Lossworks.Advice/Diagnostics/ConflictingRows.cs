namespace Lossworks.Advice.Diagnostics;

/// <summary>Rows of one class whose features are exactly those of a row of another: no model can be right on both.</summary>
internal sealed class ConflictingRows : IDiagnostic
{
    internal const string Name = "conflicting-rows";
    internal const double Notable = 0.01;

    public Finding? Look(FirstLook look)
    {
        if (!look.Problem.IsClass)
            return null;
        RowTwins twins = RowTwins.Of(look.Problem);
        double share = twins.Conflicts / (double)look.Problem.Truth.Rows;
        if (share < Notable || twins.Distinct < DuplicateRows.MostlyDistinct * look.Problem.Truth.Rows)
            return null;
        return new(Name, share, $"{Text.Percent(share)} of the rows have exactly the features of a row of another class: no model can be right on both, or some labels are wrong.")
        {
            Matters = true,
            Source = "Natarajan et al. (2013), papers.nips.cc/paper/5073",
        };
    }
}
