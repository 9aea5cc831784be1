namespace Lossworks.Verification;

/// <summary>Draws points from the domains on the card, so that a new loss gets valid inputs for free.</summary>
/// <param name="loss">Whose domains.</param>
/// <param name="seed">The same seed gives the same points on any machine.</param>
public sealed class PointSource(Loss loss, ulong seed)
{
    /// <summary>Rows of a batch-coupled loss.</summary>
    private const int BatchRows = 5;

    private readonly SplitMix _random = new(seed);

    /// <summary>A point of ordinary size.</summary>
    public LossPoint Next() => Next(3);

    /// <summary>A point whose predictions and real targets spread over about <paramref name="spread"/>.</summary>
    public LossPoint Next(double spread)
    {
        int rows = loss.Shape == LossShape.Batch ? BatchRows : 1, columns = loss.TakesRows ? loss.ExampleColumns : loss.Columns ?? 1;
        double[] at = new double[rows * columns];
        for (int i = 0; i < at.Length; i++)
            at[i] = Draw(Domain(i % columns, columns), spread);
        if (loss.TakesRows && loss.Target.IsClass)
        {
            int[] classes = [.. Enumerable.Range(0, rows).Select(_ => (int)(_random.NextUnit() * loss.ClassCount(columns)))];
            return Mended(new(at, [], classes) { Rows = rows }, spread);
        }


        double[] truth = new double[rows * loss.ExampleTargets(columns)];
        for (int i = 0; i < truth.Length; i++)
            truth[i] = NextTarget(spread);
        return Mended(new(at, truth, []) { Rows = rows }, spread);
    }

    /// <summary>Other predictions for the same truth.</summary>
    public LossPoint Another(LossPoint point, double spread) =>
        Mended(point.At([.. point.Predictions.Select((_, i) => Draw(Domain(i % (point.Predictions.Length / point.Rows), point.Predictions.Length / point.Rows), spread))]), spread);

    /// <summary>The same truth at predictions nearby, by a share of their size; null where they break a rule of the loss.</summary>
    internal LossPoint? Near(LossPoint point, double reach)
    {
        int columns = point.Predictions.Length / point.Rows;
        LossPoint moved = point.At([.. point.Predictions.Select((x, i) =>
        {
            double step = reach * ((2 * _random.NextUnit()) - 1), next = x + (step * Math.Max(1e-3, Math.Abs(x)));
            return Domain(i % columns, columns).Contains(next) ? next : x;
        })]);
        return loss.RowRule is { } rule && Enumerable.Range(0, point.Rows).Any(row => rule.Complaint(
            moved.Predictions.AsSpan(row * columns, columns), moved.Targets.AsSpan(row * (moved.Targets.Length / point.Rows), moved.Targets.Length / point.Rows)) is not null)
            ? null
            : moved;
    }

    /// <summary>Predictions that equal the truth. Where a row has more of them than targets (quantiles, samples), each stands at its target.</summary>
    internal static LossPoint Perfect(LossPoint point)
    {
        int columns = point.Predictions.Length / point.Rows, targets = point.Targets.Length / point.Rows;
        return point.Classes.Length > 0
            ? point.At([.. point.Predictions.Select((_, i) => i % columns == point.Classes[i / columns] ? 1.0 : 0.0)])
            : point.At([.. point.Predictions.Select((_, i) => point.Targets[(i / columns * targets) + (i % columns % targets)])]);
    }

    /// <summary>A number between 0 and 1.</summary>
    public double NextUnit() => _random.NextUnit();

    /// <summary>A number of the target's domain.</summary>
    public double NextTarget(double spread)
    {
        Argument target = loss.Target;
        double drawn = target.Only.IsEmpty ? Draw(target.Domain, spread) : target.Only[(int)(_random.NextUnit() * target.Only.Length)];
        return target.IsWhole ? Math.Round(drawn) : drawn;
    }

    private Interval Domain(int column, int columns) => loss.OutputOf(column, columns).Domain;

    /// <summary>
    /// A row that breaks a rule which spans its numbers is drawn as shares instead, which obeys every such rule that a loss has had so far;
    /// a loss whose rule is another still breaks it, and the contract suite says so.
    /// </summary>
    private LossPoint Mended(LossPoint point, double spread)
    {
        if (loss.RowRule is not { } rule)
            return point;
        int columns = point.Predictions.Length / point.Rows, targets = point.Targets.Length / point.Rows;
        for (int row = 0; row < point.Rows; row++)
        {
            Span<double> predictions = point.Predictions.AsSpan(row * columns, columns), truth = point.Targets.AsSpan(row * targets, targets);
            for (int attempt = 0; attempt < 100 && rule.Complaint(predictions, truth) is not null; attempt++)
            {
                for (int i = 0; i < columns; i++)
                    predictions[i] = Draw(Domain(i, columns), spread);
                Normalize(truth);
            }
        }

        return point;
    }

    private void Normalize(Span<double> shares)
    {
        double sum = 0;
        foreach (double share in shares)
            sum += share;
        for (int i = 0; i < shares.Length; i++)
            shares[i] = sum > 0 ? shares[i] / sum : _random.NextUnit();
    }

    /// <summary>Uniform in a bounded domain, exponential above a bounded end, symmetric otherwise.</summary>
    private double Draw(Interval domain, double spread)
    {
        double u = _random.NextUnit();
        bool low = double.IsFinite(domain.Low), high = double.IsFinite(domain.High);
        if (low && high)
            return domain.Low + ((domain.High - domain.Low) * Math.Clamp(u, 1e-3, 1 - 1e-3));
        if (low)
            return domain.Low + (spread * -Math.Log(Math.Max(u, 1e-9))) + 1e-3;
        return spread * ((2 * u) - 1);
    }
}
