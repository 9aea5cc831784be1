using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Training;

namespace Lossworks.Advice.Looking;

/// <summary>Trains the top losses once more on one fold, with the settings that they were tuned to.</summary>
internal sealed class Retraining
{
    private readonly LookContext _context;
    private readonly TrainingOptions[] _options;

    internal Retraining(LookContext context)
    {
        _context = context;
        Data = new(context.Problem, context.Fold.Train, context.Fold.Test);
        _options = new TrainingOptions[context.Top.Count];
        Models = new LinearModel?[context.Top.Count];
        Lazy<double> scale = new(() => FirstLook.ScaleOf(context.Problem, Data));
        context.Side.Run(context.Top.Count, i => Fit(i, scale));
    }

    internal FoldData Data { get; }

    /// <summary>On the targets as they are; null where a loss could not be trained.</summary>
    internal LinearModel?[] Models { get; }

    internal TrainingOptions OptionsOf(int top) => _options[top];

    /// <summary>The metric of a model on the test part.</summary>
    internal double Score(LinearModel? model) => model is null ? double.NaN : _context.Problem.Metric.Of(Data.Forecast(model), Data.TestTruth);

    /// <summary>The same loss on other targets; null where it could not be trained.</summary>
    internal LinearModel? On(FoldData data, int top)
    {
        try
        {
            return data.Fit(_context.Top[top].Loss, _options[top], _context.Side.Stop);
        }
        catch (LossException)
        {
            return null;
        }
    }

    private void Fit(int top, Lazy<double> scale)
    {
        TopLoss loss = _context.Top[top];
        // One that was stopped early was not tuned on all rows: it gets what a model gets that nobody tuned.
        double penalty = loss.Run.Stopped is null ? loss.Run.Penalty : TrainingSearch.UsualPenalty * Data.CurvatureOf(loss.Loss, scale.Value, _context.Side.Stop);
        _options[top] = FitSettings.With(penalty);
        Models[top] = On(Data, top);
    }
}
