namespace Lossworks.Advice.Diagnostics;

/// <summary>Rows for each feature after encoding: below 10 the penalty decides more than the loss.</summary>
internal sealed class RowsPerFeature : IDiagnostic
{
    internal const string Name = "rows-per-feature";
    internal const double Enough = 10;

    public Finding? Look(FirstLook look)
    {
        double ratio = look.Features == 0 ? double.PositiveInfinity : look.Problem.Truth.Rows / (double)look.Features;
        return ratio >= Enough ? null
            : new(Name, ratio, $"Only {Text.Tenths(ratio)} rows for each of {look.Features} features: how strong the penalty is will matter more than which loss is taken.")
            {
                Matters = true,
                Source = "Peduzzi et al. (1996), doi:10.1016/S0895-4356(96)00236-3",
            };
    }
}
