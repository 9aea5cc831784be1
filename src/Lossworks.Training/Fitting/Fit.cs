using System.Diagnostics;
using System.Globalization;

namespace Lossworks.Training;

/// <summary>One run: steps, stages, trace, checkpoints, and the reason to stop.</summary>
internal sealed class Fit
{
    private readonly Problem _problem;
    private readonly StagePlan _plan;
    private readonly TrainingOptions _options;
    private readonly Checkpoint? _checkpoint;
    private readonly IProgress<TrainingStep>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<TrainingStep> _trace = [];
    private TimeSpan _earlier;
    private Stage _stage;
    private Descent _descent = null!;
    private Convergence _convergence = null!;
    private Idleness _idleness = new();
    private int _steps;

    internal Fit(Problem problem, Fingerprint? fingerprint, IProgress<TrainingStep>? progress, CancellationToken cancellation)
    {
        (_problem, _plan, _options, _progress, _cancellation) = (problem, new(problem), problem.Options, progress, cancellation);
        _checkpoint = fingerprint is null ? null : new(_options.Checkpoints!, fingerprint);
    }

    private TimeSpan Elapsed => _earlier + _watch.Elapsed;

    internal TrainingResult Run()
    {
        if (!(_options.Resume && TryResume()))
            Begin(_plan.First(), _problem.Begin);
        (StopReason reason, string explanation) = Descend();
        if (reason != StopReason.Diverged)
            Save();
        return ResultOf(reason, explanation);
    }

    private (StopReason Reason, string Explanation) Descend()
    {
        while (true)
        {
            if (Limit() is { } limit)
                return limit;
            if (!double.IsFinite(_convergence.Size))
                return Diverged();
            double before = _descent.Value;
            _descent.Step();
            _steps++;
            Report();
            if (!double.IsFinite(_descent.Value))
                return Diverged();
            _idleness.See(before, _descent.Value, _descent.GradientNorm);
            if (IsSettled(before) && Advance(before) is { } end)
                return end;
            if (_options.CheckpointEvery > 0 && _steps % _options.CheckpointEvery == 0)
                Save();
        }
    }

    private (StopReason Reason, string Explanation)? Limit()
    {
        if (_cancellation.IsCancellationRequested)
            return (StopReason.Cancelled, $"cancelled after {_steps} steps");
        if (_steps >= _options.Steps)
            return (StopReason.StepLimit, $"stopped at the limit of {_options.Steps} steps");
        if (_options.TimeLimit is { } time && _watch.Elapsed >= time)
            return (StopReason.TimeLimit, string.Create(CultureInfo.InvariantCulture, $"stopped at the limit of {time.TotalSeconds:G4} s, after {_steps} steps"));
        return null;
    }

    private (StopReason Reason, string Explanation) Diverged() =>
        (StopReason.Diverged, $"diverged at step {_steps}: {Culprit.Describe(_descent.Objective, _descent.Parameters)}");

    private bool IsSettled(double before) => _stage.Kind == StageKind.Reweighted
        ? _descent.Certificate is not null
        : _descent.IsStuck || _idleness.IsOver || _descent.Certificate is not null
            || (_stage.Kind != StageKind.Vertex && _convergence.Holds(before, _descent.Value, _descent.GradientNorm));

    /// <summary>Goes on to the next stage; after the last one says how it ended.</summary>
    private (StopReason Reason, string Explanation)? Advance(double before)
    {
        if (_plan.Next(_stage, _descent, _convergence) is { } next)
        {
            Begin(next, _descent.Parameters);
            return null;
        }

        if (_descent.Certificate is { } certificate)
            return (StopReason.Converged, $"converged: {certificate}");
        return _stage.Kind != StageKind.Vertex && _convergence.IsFlat(_descent.GradientNorm)
            ? (StopReason.Converged, _convergence.Explain(before, _descent.Value, _descent.GradientNorm))
            : (StopReason.Stalled, string.Create(CultureInfo.InvariantCulture, $"stalled: no step lowers the loss by more than rounding, but the gradient norm {_descent.GradientNorm:G3} is no proof of a minimum"));
    }

    private void Begin(Stage stage, ReadOnlySpan<double> parameters)
    {
        double[] start = parameters.ToArray();
        (_stage, _idleness) = (stage, new());
        _descent = _problem.DescentOf(stage);
        Objective objective = _descent.Objective;
        objective.Compare(start);
        double size = objective.Loss() + objective.Lasso(start), pull = objective.Pull / objective.Scale;
        _convergence = new(_plan.ToleranceOf(stage), size, pull);
        _descent.Start(start);
    }

    private void Report()
    {
        TrainingStep step = new(_steps, _descent.Value, _descent.GradientNorm, _descent.Rate, Elapsed);
        _progress?.Report(step);
        if (_options.KeepTrace)
            _trace.Add(step);
    }

    private void Save() => _checkpoint?.Save(writer =>
    {
        writer.Write(_steps);
        _idleness.Save(writer);
        writer.Write(Elapsed.Ticks);
        _stage.Save(writer);
        writer.Write(_convergence.Tolerance);
        writer.Write(_convergence.Size);
        writer.Write(_convergence.Pull);
        _descent.Save(writer);
    });

    private bool TryResume() => _checkpoint!.TryLoad(reader =>
    {
        _steps = reader.ReadInt32();
        _idleness = Idleness.Load(reader);
        (_earlier, _stage) = (new(reader.ReadInt64()), Stage.Load(reader));
        _convergence = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _descent = _problem.DescentOf(_stage);
        _descent.Start(_problem.Begin);
        _descent.Load(reader);
    });

    private TrainingResult ResultOf(StopReason reason, string explanation)
    {
        if (_descent.EstimatedScale is { } estimated)
            _stage = _stage with { Kind = StageKind.Plain, Scale = estimated };
        else
            OfferLast();
        ReadOnlySpan<double> parameters = double.IsFinite(_descent.Best.Value) ? _descent.Best.Parameters : _descent.Parameters;
        bool isSeen = _descent.EstimatedScale is null && _stage.Kind != StageKind.Smoothed;
        Objective objective = isSeen ? _descent.Objective : _problem.ObjectiveOf(_stage with { Kind = StageKind.Plain });
        objective.Compare(parameters);
        return new()
        {
            Model = _problem.ModelOf(parameters),
            Value = objective.Loss() + objective.Lasso(parameters),
            MeanLoss = objective.MeanLoss(parameters),
            Steps = _steps,
            Reason = reason,
            Explanation = explanation,
            Scale = _stage.Scale,
            GradientNorm = _descent.GradientNorm,
            Seconds = Elapsed.TotalSeconds,
            Trace = _trace,
        };
    }

    /// <summary>The textbook's loop updates last, so nobody has looked at the last parameters yet.</summary>
    private void OfferLast()
    {
        _descent.Objective.Compare(_descent.Parameters);
        double value = _descent.Objective.Loss() + _descent.Objective.Lasso(_descent.Parameters);
        _descent.Best.Offer(_descent.Parameters, value);
    }
}
