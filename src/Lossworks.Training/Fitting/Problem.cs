namespace Lossworks.Training;

/// <summary>Everything about a fit that stays the same while it runs.</summary>
internal sealed class Problem
{
    /// <summary>So many rows tell a typical distance.</summary>
    private const int WidthRows = 1 << 16;

    private readonly Loss _loss;
    private readonly TrainingData _data;
    private readonly Sweep _sweep;
    private readonly bool _skips;
    private readonly Penalty _penalty;
    private readonly Metric _metric;

    internal Problem(Loss loss, PreparedDesign prepared, TrainingOptions options)
    {
        (_loss, _data, Options) = (loss, prepared.Data, options);
        Design = prepared.Design;
        _sweep = Design.Sweep;
        Outputs = OutputCount.Of(loss, _sweep, out _skips);
        Check(loss, options);
        Head = Head.For(loss, Outputs, _data.HasClasses, options.Link);
        _penalty = new(Design, options.L1, options.L2);
        Kinks = Head.IsIdentity && options.Optimizer == Optimizer.LBfgs ? Kinks.Of(loss) : null;
        bool gram = prepared.HasGram && options.Optimizer == Optimizer.LBfgs && options.L1 == 0;
        Objective first = new(loss, _data, Design, Head, _penalty, _skips);
        _metric = gram ? Metric.Of(prepared.Gram, Design.Columns, Outputs, new double[Design.Columns]) : Metric.Plain(Design.Columns, Outputs);
        Begin = StartsAtZero ? new double[first.Length] : StartPoint.Of(first, _metric);
        if (options is { L2: > 0, L1: 0, Optimizer: Optimizer.LBfgs } && Design.Columns > 0)
            _metric = MetricWithRidge(gram ? prepared.Gram : null, first.Curvature(Begin)[0]);
    }

    internal TrainingOptions Options { get; }

    internal int Outputs { get; }

    internal Head Head { get; }

    internal Design Design { get; }

    /// <summary>Where a piecewise loss bends, if this fit smooths it.</summary>
    internal Kinks? Kinks { get; }

    /// <summary>The first parameters.</summary>
    internal double[] Begin { get; }

    internal bool IsConvex => _loss.Claims.Convex;

    internal bool EstimatesScale => Options.ScaleEstimation == ScaleEstimation.Mad;

    /// <summary>Whether scale and coefficients come from reweighted least squares: a smooth enough loss of residuals, one output, no lasso.</summary>
    internal bool Reweights => EstimatesScale && Options is { Optimizer: Optimizer.LBfgs, L1: 0, ReweightingTolerance: > 0 }
        && _loss.Claims.Kinks.IsEmpty && _loss.Claims.Differentiable && Outputs == 1 && Head.IsIdentity && Design.Columns <= Metric.MostColumns;

    /// <summary>Whether the exact minimum of a piecewise linear loss can be walked to: it is looked for among rows in memory.</summary>
    internal bool CanWalk => _data.Store is MemoryRows && Kinks is { IsPiecewiseLinear: true } && IsConvex && Outputs == 1 && Options.L2 == 0
        && Begin.Length <= VertexDescent.MostParameters && Begin.Length <= Design.Rows;

    /// <summary>The share of the first width at which about ten rows per parameter are left on the rounded kinks: near enough to the vertex to walk.</summary>
    internal double ShareForWalk => 33.0 * Begin.Length / Design.Rows;

    /// <summary>The textbook starts at 0.</summary>
    private bool StartsAtZero => Options is { Optimizer: Optimizer.GradientDescent, Rate: not null };

    internal Objective ObjectiveOf(Stage stage) => new(
        LossOf(stage.Kind), _data, Design, Head, _penalty, _skips, stage.Scale, stage.Kind == StageKind.Smoothed ? new(Kinks!, stage.Width) : null);

    internal Descent DescentOf(Stage stage)
    {
        Objective objective = ObjectiveOf(stage);
        int batch = (int)Math.Min(Design.Rows, Options.BatchSize ?? (Design.Rows < 256 ? 8 : 32));
        return Options switch
        {
            { Optimizer: Optimizer.GradientDescent, Rate: { } rate } => new GradientDescent(objective, rate),
            { Optimizer: Optimizer.GradientDescent } => new BacktrackingDescent(objective),
            { Optimizer: Optimizer.Sgd } => new StochasticDescent(objective, new MomentumRule(objective.Length, Options.Momentum), Options.Rate, batch, Options.Seed),
            { Optimizer: Optimizer.Adam } => new StochasticDescent(objective, new AdamRule(objective.Length), Options.Rate, batch, Options.Seed),
            _ when stage.Kind == StageKind.Reweighted => new ReweightedLeastSquares(this, objective, Options.ReweightingTolerance),
            _ when stage.Kind == StageKind.Vertex => new VertexDescent(objective, Kinks!),
            _ when stage.Kind == StageKind.Smoothed && Options.L1 == 0 && Outputs == 1 && Design.Columns <= Metric.MostColumns => new NewtonDescent(objective),
            { L1: > 0 } => new OrthantQuasiNewton(objective),
            _ => new QuasiNewton(objective, _metric),
        };
    }

    internal LinearModel ModelOf(ReadOnlySpan<double> parameters)
    {
        (double[] coefficients, double[] intercepts) = Design.ToData(parameters, Outputs);
        return new(_loss, Options.Link, coefficients, intercepts, _data.HasClasses);
    }

    /// <summary>The objective and the norm of its gradient where residuals are divided by a scale.</summary>
    internal (double Value, double GradientNorm) ValueAt(ReadOnlySpan<double> parameters, double scale)
    {
        Objective objective = ObjectiveOf(new(StageKind.Plain, scale > 0 ? scale : 1, 0));
        double[] gradient = new double[objective.Length];
        double value = objective.Evaluate(parameters, gradient);
        return (value, System.Numerics.Tensors.TensorPrimitives.Norm<double>(gradient));
    }

    /// <summary>The scale of the residuals at these parameters.</summary>
    internal double ScaleAt(ReadOnlySpan<double> parameters)
    {
        WholeBatch whole = new Objective(_loss, _data, Design, Head, _penalty, _skips).Whole(parameters);
        return Mad.Of(whole.Predictions, whole.Targets, whole.Weights);
    }

    /// <summary>Half the typical distance from a kink: where rounding kinks off begins.</summary>
    internal double FirstWidth(ReadOnlySpan<double> parameters, double scale)
    {
        Objective objective = new(_loss, _data, Design, Head, _penalty, _skips, scale);
        Folded folded = Design.Fold(parameters, Outputs);
        double mean = _sweep.Run(Blocks.Sample(_data.Store, WidthRows), () => new KinkDistance(objective, Kinks!, folded)).Mean;
        return mean > 0 ? 0.5 * mean : 1;
    }

    private Loss LossOf(StageKind kind) => kind switch
    {
        StageKind.LeastSquares => Loss.Parse("squared-error"),
        StageKind.Robust => Loss.Parse("huber(delta=1.345)"),
        _ => _loss,
    };

    /// <summary>The penalty has units of the loss, the Gram matrix none: the curvature of the loss is the exchange rate.</summary>
    private Metric MetricWithRidge(double[]? gram, double curvature)
    {
        double[] ridge = [.. _penalty.Ridge.ToArray().Select(r => r / curvature)];
        return gram is null ? Metric.Diagonal(Design.Columns, Outputs, ridge) : Metric.Of(gram, Design.Columns, Outputs, ridge);
    }

    private void Check(Loss loss, TrainingOptions options)
    {
        if (options.ScaleEstimation == ScaleEstimation.Mad && loss.Shape != LossShape.Residual)
            throw new LossException($"a scale of residuals needs a loss of residuals; {loss.Card.Name} is none. Leave the scale out.");
        bool batches = options.Optimizer is Optimizer.Sgd or Optimizer.Adam;
        if (batches && loss.Shape == LossShape.Batch && (options.BatchSize ?? 0) < Design.Rows)
            throw new LossException($"{loss.Card.Name} couples the rows of a batch: its mini-batches are another problem. Use lbfgs or gd, or a batch of all {Design.Rows} rows.");
    }
}
