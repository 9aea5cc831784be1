using Lossworks.Advice;
using Lossworks.Cli.Commands;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>Rows in memory.</summary>
internal sealed class MemoryInput : FitInput
{
    private readonly TrainingInput _input;
    private readonly FeatureRows _features;
    private readonly int[] _train, _test;

    private MemoryInput(TrainingInput input, FeatureRows features, int[] train, int[] test) => (_input, _features, _train, _test) = (input, features, train, test);

    internal override long HeldOutRows => _test.Length;

    internal static MemoryInput Read(Loss loss, TrainRequest request, CancellationToken stop)
    {
        Table table = request.Prepared(TableReader.Read(DataSource.Parse(request.Data), stop: stop));
        TrainingInput input = TrainingInput.Read(loss, table, request);
        (int[] train, int[] test) = Split(input, request);
        Encoder encoder = Encoder.Fit(input.Features.Select(train), request.Encoding);
        FeatureRows features = encoder.Encode(input.Features.Select(train)).ToFeatureRows();
        return new(input, features, train, test)
        {
            Encoder = encoder,
            Target = input.Target,
            Warnings = [.. table.Warnings, .. input.Warnings, .. encoder.Warnings],
            Data = input.Data(features, train),
        };
    }

    protected override IEnumerable<JudgedRows> ToJudge(bool heldOut)
    {
        int[] rows = heldOut ? _test : _train;
        FeatureRows features = heldOut ? Encoder.Encode(_input.Features.Select(rows)).ToFeatureRows() : _features;
        int[] codes = Target.Classes.Count > 0 ? [.. rows.Select(r => _input.Codes[r])] : [];
        yield return new(features, [.. rows.Select(r => _input.Numbers[r])], codes, _input.Offset(rows));
    }

    private static (int[] Train, int[] Test) Split(TrainingInput input, TrainRequest request)
    {
        if (request.Validation == 0)
            return ([.. Enumerable.Range(0, input.Rows)], []);
        Fold fold = Holdout.Split(input.Rows, request.Validation, request.Options.Seed, input.AsClasses ? [.. input.Codes] : []);
        return (fold.Train, fold.Test);
    }
}
