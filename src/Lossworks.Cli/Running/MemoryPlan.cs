using Lossworks.Cli.Commands;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Running;

/// <summary>How a run keeps to its memory when the data does not fit into it.</summary>
/// <param name="Limit">What the process may take at most, in bytes.</param>
/// <param name="Folder">Where the data goes instead.</param>
internal sealed record MemoryPlan(long Limit, string Folder)
{
    /// <summary>What the runtime, the libraries and DuckDB take before the first row is read, as measured.</summary>
    private const long Base = 100_000_000;

    /// <summary>The part of it that is not of the garbage collector's heap.</summary>
    private const long Native = 80_000_000;

    /// <summary>The least that the buffers of a fit and of DuckDB need besides.</summary>
    private const long LeastWork = 80_000_000;

    /// <summary>Text takes about as much memory as numbers, encoded numbers as much again, and so do the lists on the way.</summary>
    private const long BytesPerByte = 4;

    private const long Least = Base + LeastWork;

    /// <summary>What DuckDB may take, and a block of rows on its way through the encoder.</summary>
    internal long ForReading => (Limit - Base) / 4 * 3;

    /// <summary>The plan of a run that is to go through the disk; none for one in memory.</summary>
    /// <exception cref="UsageException">The memory is too little for anything, or what was asked for needs all rows at once.</exception>
    internal static MemoryPlan? Of(TrainRequest request, Loss loss)
    {
        long? limit = request.Memory ?? LimitFor(request);
        if (limit is null)
            return null;
        if (limit < Least)
            throw new UsageException($"--memory cannot be {Bytes.Text(limit.Value)}: the program itself and its buffers take {Bytes.Text(Least)}, so give at least that.");
        RequireStreams(request, loss);
        MemoryPlan plan = new(limit.Value, request.Spill ?? Path.GetTempPath());
        plan.Apply();
        return plan;
    }

    /// <summary>The garbage collector keeps to its part of the limit: a run that needs more ends with an error instead of taking it.</summary>
    private void Apply()
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)(Limit - Native));
        GC.RefreshMemoryLimit();
    }

    /// <summary>A file that is larger than the machine's memory, once it is in memory, goes through the disk, in most of that memory.</summary>
    private static long? LimitFor(TrainRequest request)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (!File.Exists(request.Data) || new FileInfo(request.Data).Length * BytesPerByte < available)
            return null;
        long limit = available / 2;
        Console.Error.WriteLine($"note: {request.Data} has {Bytes.Text(new FileInfo(request.Data).Length)}, and {Bytes.Text(available)} of memory are there: the rows go"
            + $" through the disk, as with --memory {Bytes.Text(limit).Replace(" ", "", StringComparison.Ordinal)}.");
        return limit;
    }

    /// <summary>A loss that cannot be added up block by block keeps a few numbers for each row: that must fit as well.</summary>
    /// <exception cref="DataException">It does not.</exception>
    internal void RequireRoom(Loss loss, string source, long rows, int outputs)
    {
        const int NumbersPerOutput = 4;
        long needed = loss.AddsUpOverRows ? 0 : Base + (rows * outputs * NumbersPerOutput * sizeof(double));
        if (needed > Limit)
        {
            throw new DataException(source, $"{loss.Card.Name} is not added up block by block, and keeps a few numbers for each of the {rows:N0} rows: that takes"
                + $" {Bytes.Text(needed)}, and --memory allows {Bytes.Text(Limit)}. Allow more, or take a sample of the rows by SQL.");
        }
    }

    private static void RequireStreams(TrainRequest request, Loss loss)
    {
        if (loss.Shape == LossShape.Batch)
            throw Needs($"{loss.Card.Name} couples the rows of a batch, so it needs all of them at once", "choose a loss of single rows");
        if (request.Options.ScaleEstimation != ScaleEstimation.None)
            throw Needs("--scale mad takes the median of all residuals", "leave it out, and give the loss its scale as a parameter");
    }

    private static UsageException Needs(string why, string way) => new($"{why}, and the data does not fit into the memory: {way}, take a sample of the rows by SQL"
        + " (\"SELECT * FROM 'big.parquet' USING SAMPLE 100000 ROWS\"), or allow more memory.");
}
