namespace Lossworks.Training;

/// <summary>Which stage follows which.</summary>
/// <remarks>
/// With a scale: least squares, then the loss with the scale of its own residuals, again and again until the scale stays (Huber 1981,
/// doi:10.1002/0471725250); a loss that is not convex starts from Huber's. A loss with kinks: rounded off ever less, and at last as it is.
/// </remarks>
internal sealed class StagePlan(Problem problem)
{
    private const double Narrowing = 0.1, NarrowestForWalk = 0.05, FirstRobustScale = 1e-4;

    internal Stage First() => problem.Reweights ? new(StageKind.Reweighted, 1, 0)
        : problem.EstimatesScale
        ? problem.Options.Optimizer == Optimizer.LBfgs ? new(StageKind.LeastSquares, 1, 0) : new(StageKind.Plain, ScaleOr1(problem.Begin, 1), 0)
        : Main(problem.Begin, 1);

    /// <summary>The stage after one that has settled; none after the last.</summary>
    internal Stage? Next(Stage stage, Descent settled, Convergence convergence) => stage.Kind switch
    {
        StageKind.Reweighted => null,
        StageKind.LeastSquares when !problem.IsConvex => new(StageKind.Robust, ScaleOr1(settled.Parameters, 1), 0),
        StageKind.LeastSquares => Main(settled.Parameters, ScaleOr1(settled.Parameters, 1)),
        StageKind.Robust => AfterRobust(stage, settled),
        StageKind.Smoothed when !IsNarrow(stage, settled, convergence) => stage with { Width = Narrowing * stage.Width },
        StageKind.Smoothed when problem.CanWalk => stage with { Kind = StageKind.Vertex, Width = 0 },
        _ => problem.EstimatesScale ? Rescaled(stage, settled) : null,
    };

    /// <summary>Intermediate stages need not be exact: the next one starts elsewhere anyway.</summary>
    internal double ToleranceOf(Stage stage) => stage.Kind switch
    {
        StageKind.Smoothed => Math.Max(problem.Options.Tolerance, problem.CanWalk && problem.Options.L1 > 0 ? 1e-3 : 0),
        StageKind.Robust => Math.Max(problem.Options.Tolerance, 1e-6),
        _ => problem.Options.Tolerance,
    };

    private Stage Main(ReadOnlySpan<double> parameters, double scale) => problem.Kinks is null
        ? new(StageKind.Plain, scale, 0)
        : new(StageKind.Smoothed, scale, problem.FirstWidth(parameters, scale));

    private bool IsNarrow(Stage stage, Descent settled, Convergence convergence) => problem.CanWalk
        ? stage.Width <= Math.Min(NarrowestForWalk, problem.ShareForWalk) * problem.FirstWidth(settled.Parameters, stage.Scale)
        : new Smoothing(problem.Kinks!, stage.Width).Gap <= convergence.Tolerance * Math.Abs(settled.Value);

    private Stage? AfterRobust(Stage stage, Descent settled)
    {
        double scale = ScaleOr1(settled.Parameters, stage.Scale);
        return Math.Abs(scale - stage.Scale) <= FirstRobustScale * scale ? Main(settled.Parameters, scale) : stage with { Scale = scale };
    }

    private Stage? Rescaled(Stage stage, Descent settled)
    {
        double scale = ScaleOr1(settled.Parameters, stage.Scale);
        return Math.Abs(scale - stage.Scale) <= problem.Options.Tolerance * scale ? null : Main(settled.Parameters, scale);
    }

    /// <summary>Where more than half of the rows are met exactly the scale would be 0, and nothing could be divided by it.</summary>
    private double ScaleOr1(ReadOnlySpan<double> parameters, double before)
    {
        double scale = problem.ScaleAt(parameters);
        return scale > 0 && double.IsFinite(scale) ? scale : before;
    }
}
