namespace Lossworks.Verification;

/// <summary>Draws points from the domains on the card, so that a new loss gets valid inputs for free.</summary>
/// <param name="loss">Whose domains.</param>
/// <param name="seed">The same seed gives the same points on any machine.</param>
public sealed class PointSource(Loss loss, ulong seed)
{
    /// <summary>Rows of a batch-coupled loss.</summary>
    private const int BatchRows = 5;

    /// <summary>Columns of a row loss that takes any number.</summary>
    private const int FreeColumns = 4;

    private readonly SplitMix _random = new(seed);

    /// <summary>A point of ordinary size.</summary>
    public LossPoint Next() => Next(3);

    /// <summary>A point whose predictions and real targets spread over about <paramref name="spread"/>.</summary>
    public LossPoint Next(double spread)
    {
        int columns = loss.Columns ?? Math.Max(FreeColumns, loss.Card.MinimumColumns);
        int predictions = loss.Shape == LossShape.Batch ? BatchRows : columns;
        double[] at = new double[predictions];
        for (int i = 0; i < at.Length; i++)
            at[i] = Draw(Domain(i), spread);

        Argument target = loss.Target;
        if (loss.Shape == LossShape.Row && target.IsClass)
            return new(at, [], [(int)(_random.NextUnit() * columns)]);
        int targets = loss.Shape == LossShape.Batch ? BatchRows : 1;
        double[] truth = new double[targets];
        for (int i = 0; i < truth.Length; i++)
            truth[i] = target.Only.IsEmpty ? Draw(target.Domain, spread) : target.Only[(int)(_random.NextUnit() * target.Only.Length)];
        return new(at, truth, []);
    }

    /// <summary>Other predictions for the same truth.</summary>
    public LossPoint Another(LossPoint point, double spread) =>
        point.At([.. point.Predictions.Select((_, i) => Draw(Domain(i), spread))]);

    /// <summary>A number between 0 and 1.</summary>
    public double NextUnit() => _random.NextUnit();

    /// <summary>A number of the target's domain.</summary>
    public double NextTarget(double spread) => Draw(loss.Target.Domain, spread);

    private Interval Domain(int i) => loss.Card.Outputs[loss.Card.Outputs.Length == 1 ? 0 : i].Domain;

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
