using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>Rows to learn from and rows to judge by, encoded by what the former know.</summary>
internal sealed class Split
{
    private readonly double[] _train, _test;
    private readonly int _columns;
    private readonly PreparedDesign _prepared;

    private Split(double[] train, double[] test, int columns, Truths trainTruth, Truths testTruth)
    {
        (_train, _test, _columns, TrainTruth, TestTruth) = (train, test, columns, trainTruth, testTruth);
        _prepared = Trainer.Prepare(new(train, trainTruth.Rows, columns, new double[trainTruth.Rows]), new() { Threads = 1 });
    }

    internal Truths TrainTruth { get; }

    internal Truths TestTruth { get; }

    internal static Split Of(Target train, Target test)
    {
        Encoder encoder = Encoder.Fit(train.Features);
        DesignMatrix known = encoder.Encode(train.Features), fresh = encoder.Encode(test.Features);
        return new(known.Values, fresh.Values, known.Columns, Truths.Of(train), Truths.Of(test));
    }

    /// <summary>A part of the rows to learn from, and the rest of them to judge by.</summary>
    internal Split Inner(double share, ulong seed)
    {
        Fold fold = Holdout.Split(TrainTruth.Rows, share, seed, TrainTruth.Codes);
        return new(Rows(fold.Train), Rows(fold.Test), _columns, TrainTruth.Select(fold.Train), TrainTruth.Select(fold.Test));
    }

    /// <summary>Learns.</summary>
    internal LinearModel Fit(Loss loss, double penalty) =>
        Trainer.FitPrepared(loss, _prepared.With(TargetsFor(loss, _train, _columns)), Options(penalty)).Model;

    /// <summary>Learns a constant alone.</summary>
    internal (TrainingData Data, LinearModel Model) Constant(Loss loss)
    {
        TrainingData alone = TargetsFor(loss, [], 0);
        return (alone, Trainer.Fit(loss, alone, Options(0)).Model);
    }

    /// <summary>What a model says of the rows to judge by.</summary>
    internal Forecast Forecast(LinearModel model, string spec, Advice.Want want) =>
        Answers.Of(model, spec, want, _test, TestTruth.Rows, TestTruth.Classes);

    private static TrainingOptions Options(double penalty) => new() { L2 = penalty, Tolerance = 1e-7, Steps = 500, Threads = 1 };

    private TrainingData TargetsFor(Loss loss, double[] features, int columns)
    {
        Truths t = TrainTruth;
        bool asRows = loss.Card.MinimumColumns > 1 || (loss.TakesRows && loss.Target.IsClass && !loss.Card.TakesSingleNumbers);
        if (t.Classes > 2 || (t.Classes == 2 && asRows))
            return TrainingData.OfClasses(features, t.Rows, columns, t.Codes, t.Classes);
        if (t.Classes == 0)
            return new(features, t.Rows, columns, t.Numbers);
        double no = loss.Target.Only.Contains(-1) ? -1 : 0;
        return new(features, t.Rows, columns, [.. t.Codes.Select(c => c == 1 ? 1 : no)]);
    }

    private double[] Rows(int[] rows) => [.. rows.SelectMany(i => new ArraySegment<double>(_train, i * _columns, _columns))];
}
