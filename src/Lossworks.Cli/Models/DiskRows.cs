using Lossworks.Cli.Commands;
using Lossworks.Cli.Running;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>The rows of a table on disk as a trainer takes them: those with a target, some of them held out, block by block.</summary>
internal sealed class DiskRows
{
    private readonly Loss _loss;
    private readonly TrainRequest _request;
    private readonly SpilledTable _table;
    private readonly CancellationToken _stop;
    private readonly Target _target;
    private readonly bool _takesCodes;
    private readonly long _train, _heldOut;

    /// <exception cref="DataException">The target is none for the loss, or all rows fall on one side of the split.</exception>
    internal DiskRows(Loss loss, TrainRequest request, SpilledTable table, CancellationToken stop)
    {
        // What was left out when the table was written to disk is not there any more, and neither are texts.
        (_loss, _table, _stop) = (loss, table, stop);
        _request = request with { Exclude = [], Features = [.. request.Features.Where(table.ColumnNames.Contains)] };
        _ = table.Only(request.Aside);
        _target = TrainingInput.Known(loss, asked => Lossworks.Data.Target.From(table, request.Target, asked));
        _takesCodes = TrainingInput.TakesCodes(loss, _target);
        (_train, _heldOut) = CountSides();
    }

    internal TargetInfo Target => new(_target.Name, _target.IsClass ? _target.Classes : []);

    internal IReadOnlyList<DataWarning> Warnings => _target.Warnings;

    internal long Count(bool heldOut) => heldOut ? _heldOut : _train;

    /// <summary>The columns of one side, again and again.</summary>
    internal IEnumerable<Table> Features(bool heldOut) => Blocks().Select(b => Of(b.Input, heldOut ? b.HeldOut : b.Train));

    internal RowFileShape ShapeOf(Encoder encoder, bool heldOut) => new(Count(heldOut), encoder.Features.Count)
    {
        // Standardized features lose nothing that matters in single precision; numbers as they are may.
        Kind = _request.Raw ? FeatureKind.Double : FeatureKind.Single,
        ClassCount = _takesCodes ? _target.Classes.Count : 0,
        HasWeights = _request.Weight is not null,
        OffsetColumns = _request.Offset is null ? 0 : 1,
    };

    /// <summary>Encodes every row into the file of its side.</summary>
    internal void Write(Encoder encoder, RowFileWriter train, RowFileWriter? heldOut)
    {
        foreach ((TrainingInput input, int[] trained, int[] held) in Blocks())
        {
            Write(encoder, input, trained, train);
            if (heldOut is not null)
                Write(encoder, input, held, heldOut);
        }
    }

    private static void Write(Encoder encoder, TrainingInput input, int[] rows, RowFileWriter writer)
    {
        if (rows.Length == 0)
            return;
        DesignMatrix design = encoder.Encode(Of(input, rows));
        writer.Add(design.Values, input.NumbersOf(rows), input.CodesOf(rows), input.Weights(rows), input.Offset(rows));
    }

    private static Table Of(TrainingInput input, int[] rows) => rows.Length == input.Rows ? input.Features : input.Features.Select(rows);

    private IEnumerable<(TrainingInput Input, int[] Train, int[] HeldOut)> Blocks()
    {
        long first = 0;
        GarbageRounds collect = new();
        foreach (Table block in _table)
        {
            _stop.ThrowIfCancellationRequested();
            Target known = _target.InBlock(block);
            (int[] train, int[] heldOut) = Sides(known, first);
            first += block.RowCount;
            if (known.Rows.Count > 0)
                yield return (TrainingInput.Of(_loss, known, _request), train, heldOut);
            collect.AfterBlock();
        }
    }

    private (int[] Train, int[] HeldOut) Sides(Target known, long first)
    {
        List<int> train = new(known.Rows.Count), heldOut = [];
        for (int row = 0; row < known.Rows.Count; row++)
            (IsHeldOut(first + known.Rows[row]) ? heldOut : train).Add(row);
        return ([.. train], [.. heldOut]);
    }

    private bool IsHeldOut(long row) => _request.Validation > 0 && Holdout.Contains(row, _request.Validation, _request.Options.Seed);

    private (long Train, long HeldOut) CountSides()
    {
        long first = 0, train = 0, heldOut = 0;
        foreach (Table block in _table.Only(_target.Name))
        {
            _stop.ThrowIfCancellationRequested();
            Column column = block[_target.Name];
            for (int row = 0; row < column.Length; row++)
            {
                if (column.IsMissing(row))
                    continue;
                if (IsHeldOut(first + row))
                    heldOut++;
                else
                    train++;
            }

            first += block.RowCount;
        }

        if (train == 0 || (heldOut == 0 && _request.Validation > 0))
            throw new DataException(_table.Source, $"of {train + heldOut} rows none is {(train == 0 ? "left to learn from" : "held out")}: change --validation or --seed.");
        return (train, heldOut);
    }
}
