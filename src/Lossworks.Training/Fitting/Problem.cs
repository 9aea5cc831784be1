namespace Lossworks.Training;

/// <summary>Everything about a fit that stays the same while it runs.</summary>
internal sealed class Problem
{
    private readonly Loss _loss;
    private readonly TrainingData _data;
    private readonly Penalty _penalty;
    private readonly Metric _metric;

    internal Problem(Loss loss, PreparedDesign prepared, TrainingOptions options)
    {
        (_loss, _data, Options) = (loss, prepared.Data, options);
        Outputs = OutputCount.Of(loss, _data);
        Check(loss, options);
        Head = Head.For(loss, Outputs, _data.HasClasses, options.Link);
        Design = prepared.Design;
        _penalty = new(Design, options.L1, options.L2);
        Kinks = Head.IsIdentity && options.Optimizer == Optimizer.LBfgs ? Kinks.Of(loss) : null;
        bool gram = prepared.HasGram && options.Optimizer == Optimizer.LBfgs && options.L1 == 0;
        Objective first = new(loss, _data, Design, Head, _penalty);
        _metric = gram ? Metric.Of(prepared.Gram, Design.Columns, Outputs, new double[Design.Columns]) : Metric.Plain(Design.Columns, Outputs);
        Begin = StartsAtZero ? new double[first.Length] : StartPoint.Of(first, _data, _metric, options.Link);
        if (gram && options.L2 > 0)
            _metric = MetricWithRidge(prepared, first.Curvature(Begin)[0]);
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

    /// <summary>Whether the exact minimum of a piecewise linear loss can be walked to.</summary>
    internal bool CanWalk => Kinks is { IsPiecewiseLinear: true } && IsConvex && Outputs == 1 && Options.L2 == 0
        && Begin.Length <= VertexDescent.MostParameters && Begin.Length <= Design.Rows;

    /// <summary>The textbook starts at 0.</summary>
    private bool StartsAtZero => Options is { Optimizer: Optimizer.GradientDescent, Rate: not null };

    internal Objective ObjectiveOf(Stage stage) => new(
        LossOf(stage.Kind), _data, Design, Head, _penalty, stage.Scale, stage.Kind == StageKind.Smoothed ? new(Kinks!, stage.Width) : null);

    internal Descent DescentOf(Stage stage)
    {
        Objective objective = ObjectiveOf(stage);
        int batch = Math.Min(_data.Rows, Options.BatchSize ?? (_data.Rows < 256 ? 8 : 32));
        return Options switch
        {
            { Optimizer: Optimizer.GradientDescent, Rate: { } rate } => new GradientDescent(objective, rate),
            { Optimizer: Optimizer.GradientDescent } => new BacktrackingDescent(objective),
            { Optimizer: Optimizer.Sgd } => new StochasticDescent(objective, new MomentumRule(objective.Length, Options.Momentum), Options.Rate, batch, Options.Seed),
            { Optimizer: Optimizer.Adam } => new StochasticDescent(objective, new AdamRule(objective.Length), Options.Rate, batch, Options.Seed),
            _ when stage.Kind == StageKind.Vertex => new VertexDescent(objective, Kinks!),
            _ when stage.Kind == StageKind.Smoothed && !CanWalk && Options.L1 == 0 && Outputs == 1 && Design.Columns <= Metric.MostColumns => new NewtonDescent(objective),
            { L1: > 0 } => new OrthantQuasiNewton(objective),
            _ => new QuasiNewton(objective, _metric),
        };
    }

    internal LinearModel ModelOf(ReadOnlySpan<double> parameters)
    {
        (double[] coefficients, double[] intercepts) = Design.ToData(parameters, Outputs);
        return new(_loss, Options.Link, coefficients, intercepts, _data.HasClasses);
    }

    /// <summary>The scale of the residuals at these parameters.</summary>
    internal double ScaleAt(ReadOnlySpan<double> parameters)
    {
        Objective objective = new(_loss, _data, Design, Head, _penalty);
        objective.Compare(parameters);
        return Mad.Of(objective.Predictions, _data.Targets, _data.Weights);
    }

    /// <summary>Half the typical distance from a kink: where rounding kinks off begins.</summary>
    internal double FirstWidth(ReadOnlySpan<double> parameters, double scale)
    {
        Objective objective = new(_loss, _data, Design, Head, _penalty, scale);
        objective.Compare(parameters);
        double sum = 0;
        for (int i = 0; i < objective.Predictions.Length; i++)
        {
            double argument = Kinks!.ArgumentOf(objective.Predictions[i], objective.Truth.Targets[i]);
            sum += Kinks.Points.Min(k => Math.Abs(argument - k));
        }

        return sum > 0 ? 0.5 * sum / objective.Predictions.Length : 1;
    }

    private Loss LossOf(StageKind kind) => kind switch
    {
        StageKind.LeastSquares => Loss.Parse("squared-error"),
        StageKind.Robust => Loss.Parse("huber(delta=1.345)"),
        _ => _loss,
    };

    /// <summary>The penalty has units of the loss, the Gram matrix none: the curvature of the loss is the exchange rate.</summary>
    private Metric MetricWithRidge(PreparedDesign prepared, double curvature)
    {
        double[] ridge = [.. _penalty.Ridge.ToArray().Select(r => r / curvature)];
        return Metric.Of(prepared.Gram, Design.Columns, Outputs, ridge);
    }

    private void Check(Loss loss, TrainingOptions options)
    {
        if (options.ScaleEstimation == ScaleEstimation.Mad && loss.Shape != LossShape.Residual)
            throw new LossException($"a scale of residuals needs a loss of residuals; {loss.Card.Name} is none. Leave the scale out.");
        bool batches = options.Optimizer is Optimizer.Sgd or Optimizer.Adam;
        if (batches && loss.Shape == LossShape.Batch && (options.BatchSize ?? 0) < _data.Rows)
            throw new LossException($"{loss.Card.Name} couples the rows of a batch: its mini-batches are another problem. Use lbfgs or gd, or a batch of all {_data.Rows} rows.");
    }
}
