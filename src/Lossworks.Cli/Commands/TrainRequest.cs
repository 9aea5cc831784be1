using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary>What <c>loss train</c> was asked for.</summary>
internal sealed record TrainRequest
{
    internal required string Data { get; init; }

    internal required string Target { get; init; }

    internal required Loss Loss { get; init; }

    internal required TrainingOptions Options { get; init; }

    internal required string[] Features { get; init; }

    internal required string[] Exclude { get; init; }

    internal string? Weight { get; init; }

    internal string? Offset { get; init; }

    /// <summary>What counts were counted over: the target is divided by it, and rows weigh by it.</summary>
    internal string? Exposure { get; init; }

    /// <summary>The column of moments; needed with <see cref="Ahead"/>, and no feature.</summary>
    internal string? TimeColumn { get; init; }

    /// <summary>How many rows later the target lies; 0 takes it from the same row.</summary>
    internal int Ahead { get; init; }

    internal bool Raw { get; init; }

    internal double Validation { get; init; }

    /// <summary>The memory that the run may take, in bytes; none chooses by the size of the data.</summary>
    internal long? Memory { get; init; }

    /// <summary>The folder for data that does not fit into it; none is that for temporary files.</summary>
    internal string? Spill { get; init; }

    internal required string Out { get; init; }

    internal required string Trace { get; init; }

    internal required string Report { get; init; }

    internal bool Json { get; init; }

    internal string Checkpoint => Out + ".checkpoint";

    /// <summary>The columns that are no features: of weights, offset, exposure and moments.</summary>
    internal string[] Aside => [.. new[] { Weight, Offset, Exposure, TimeColumn }.OfType<string>()];

    /// <summary>The column that is learned: of a target ahead, a new one.</summary>
    internal string Learned => Ahead > 0 ? TimeShift.NameOf(Target, Ahead) : Target;

    /// <summary>The table with that column.</summary>
    internal Table Prepared(Table table) => Ahead > 0 ? TimeShift.Ahead(table, Target, TimeColumn!, Ahead) : table;

    internal EncoderOptions Encoding => new() { Raw = Raw, Standardize = !Raw, Center = Options.FitIntercept };
}
