using System.Numerics.Tensors;
using Lossworks.Cli.Commands;
using Lossworks.Cli.Running;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>Rows on disk: encoded once, into files that every pass of the fit reads from beginning to end.</summary>
internal sealed class DiskInput : FitInput
{
    private const int JudgedAtOnce = 8192;

    private readonly SpillFile _file;
    private readonly SpillFile? _heldOutFile;
    private readonly RowStore? _heldOut;

    private DiskInput(SpillFile file, SpillFile? heldOutFile, RowStore? heldOut) => (_file, _heldOutFile, _heldOut) = (file, heldOutFile, heldOut);

    internal override long HeldOutRows => _heldOut?.Rows ?? 0;

    /// <summary>Reads, encodes and writes; nothing stays on the disk where that fails.</summary>
    internal static DiskInput Read(Loss loss, TrainRequest request, MemoryPlan plan, CancellationToken stop)
    {
        SpillOptions options = new()
        {
            Memory = plan.ForReading,
            Folder = plan.Folder,
            Target = request.Target,
            Only = request.Features.Length == 0 ? [] : [.. request.Features, .. request.Aside],
            Without = request.Exclude,
        };
        using SpilledTable table = TableReader.Spill(DataSource.Parse(request.Data), options, stop: stop);
        DiskRows rows = new(loss, request, table, stop);
        plan.RequireRoom(loss, table.Source, rows.Count(heldOut: false), Math.Max(1, rows.Target.Classes.Count));
        Encoder encoder = Encoder.Fit(rows.Features(heldOut: false), request.Encoding);
        SpillFile file = SpillFile.Create(plan.Folder, rows.ShapeOf(encoder, heldOut: false).Length);
        SpillFile? heldOutFile = null;
        try
        {
            heldOutFile = rows.Count(heldOut: true) > 0 ? SpillFile.Create(plan.Folder, rows.ShapeOf(encoder, heldOut: true).Length) : null;
            RowFileWriter writer = new(file.Handle, rows.ShapeOf(encoder, heldOut: false));
            RowFileWriter? heldOut = heldOutFile is null ? null : new(heldOutFile.Handle, rows.ShapeOf(encoder, heldOut: true));
            rows.Write(encoder, writer, heldOut);
            return new(file, heldOutFile, heldOut?.Complete())
            {
                Encoder = encoder,
                Target = rows.Target,
                Warnings = [.. table.Warnings, .. rows.Warnings, .. encoder.Warnings],
                Data = new(writer.Complete()),
            };
        }
        catch
        {
            file.Dispose();
            heldOutFile?.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        _file.Dispose();
        _heldOutFile?.Dispose();
    }

    protected override IEnumerable<JudgedRows> ToJudge(bool heldOut)
    {
        RowStore store = heldOut ? _heldOut! : Data.Store;
        RowBuffer buffer = new();
        for (long start = 0; start < store.Rows; start += JudgedAtOnce)
            yield return Judged(store.Read(start, (int)Math.Min(JudgedAtOnce, store.Rows - start), buffer));
    }

    private JudgedRows Judged(in RowBlock block)
    {
        double[] features = block.Features.ToArray();
        if (block.SingleFeatures.Length > 0)
            TensorPrimitives.ConvertTruncating<float, double>(block.SingleFeatures, features = new double[block.SingleFeatures.Length]);
        int[] codes = block.Classes.ToArray();
        if (Target.Classes.Count > 0 && codes.Length == 0)
            codes = [.. block.Targets.ToArray().Select(label => label > 0 ? 1 : 0)];
        return new(FeatureRows.OfDoubles(features, block.Rows, Data.Columns), block.Targets.ToArray(), codes, block.Offset.ToArray());
    }
}
