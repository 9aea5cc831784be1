namespace Lossworks.Verification;

/// <summary>A loss of single numbers at ordinary and at extreme places, for ordinary and for extreme targets.</summary>
internal sealed class Survey
{
    private const int PerDecade = 8, SparsePerDecade = 3;

    /// <summary>So many places without a number are single ones.</summary>
    private const int Isolated = 8;

    /// <summary>Predictions and targets up to this size are ordinary.</summary>
    internal const double OrdinarySize = 30;

    private readonly List<(ArgumentLine Line, LineTable Table)> _lines = [];

    internal Survey(LossProbe probe, IReadOnlyList<double> suspects)
    {
        int ordinary = TargetPlaces.Ordinary(probe.Loss).Length;
        foreach (double target in TargetPlaces.All(probe.Loss, SearchGrid.Levels[^1]))
        {
            ArgumentLine line = new(probe, target);
            bool isOrdinary = _lines.Count < ordinary;
            IEnumerable<double> centers = isOrdinary ? [0, target, .. suspects, .. suspects.Select(s => -s)] : [0, target];
            _lines.Add((line, line.Table(SearchGrid.Of(line.Domain, centers, SearchGrid.Levels[^1], isOrdinary ? PerDecade : SparsePerDecade))));
        }

        Ordinary = _lines[..ordinary];
    }

    /// <summary>All lines.</summary>
    internal IReadOnlyList<(ArgumentLine Line, LineTable Table)> Lines => _lines;

    /// <summary>Those of ordinary targets.</summary>
    internal IReadOnlyList<(ArgumentLine Line, LineTable Table)> Ordinary { get; }

    /// <summary>Whether it is a number wherever numbers are ordinary, single places like 0 log 0 excepted.</summary>
    internal bool IsOrdinarilyNumber() => Ordinary.All(l => Enumerable.Range(0, l.Table.Predictions.Length)
        .Count(i => Math.Abs(l.Table.Predictions[i]) <= OrdinarySize && l.Table.IsNaN(i)) <= Isolated);

    /// <summary>The least prediction in size at which the value, or a derivative of a finite value, is no number; null where there is none.</summary>
    internal (LossPoint At, string What)? NotANumber()
    {
        (LossPoint At, string What)? found = null;
        double nearest = double.PositiveInfinity;
        foreach ((ArgumentLine line, LineTable table) in _lines)
        {
            for (int i = 0; i < table.Predictions.Length; i++)
            {
                double x = table.Predictions[i], size = Math.Max(Math.Abs(x), Math.Abs(line.Target));
                string? what = size >= nearest ? null
                    : double.IsNaN(table.Values[i]) ? "value"
                    : double.IsNaN(table.Gradients[i]) ? "derivative"
                    : table.Hessians.Length > 0 && double.IsNaN(table.Hessians[i]) ? "second derivative"
                    : null;
                if (what is not null)
                    (found, nearest) = ((line.At(x), what), size);
            }
        }

        return found;
    }
}
