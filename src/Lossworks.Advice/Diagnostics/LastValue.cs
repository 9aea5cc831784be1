namespace Lossworks.Advice.Diagnostics;

/// <summary>Over time, how much of the target the last known value explains: what any loss must beat.</summary>
internal sealed class LastValue : IDiagnostic
{
    internal const string Name = "last-value";
    internal const double Notable = 0.9;

    public Finding? Look(FirstLook look)
    {
        double[] y = look.Problem.Truth.Numbers, last = look.Problem.Truth.LastValues;
        int[] known = [.. Enumerable.Range(0, last.Length).Where(i => !double.IsNaN(last[i]))];
        if (known.Length < 8)
            return null;
        double mean = known.Average(i => y[i]), all = known.Sum(i => (y[i] - mean) * (y[i] - mean));
        if (all == 0)
            return null;
        double share = 1 - (known.Sum(i => (y[i] - last[i]) * (y[i] - last[i])) / all);
        return new(Name, share, share >= Notable
            ? $"The last known value explains {Text.Percent(share)} of how the target varies: compare skill with it, not with a constant."
            : $"The last known value explains {(share > 0 ? Text.Percent(share) : "nothing")} of how the target varies.")
        {
            Matters = share >= Notable,
            Source = "Box and Jenkins (1970), chapter 4; Meese and Rogoff (1983), doi:10.1016/0022-1996(83)90017-X",
        };
    }
}
