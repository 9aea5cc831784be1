using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary>What <c>loss train</c> was asked for.</summary>
internal sealed record TrainRequest
{
    internal required string Data { get; init; }

    internal required string Target { get; init; }

    internal required string Loss { get; init; }

    internal required TrainingOptions Options { get; init; }

    internal required string[] Features { get; init; }

    internal required string[] Exclude { get; init; }

    internal string? Weight { get; init; }

    internal string? Offset { get; init; }

    internal bool Raw { get; init; }

    internal double Validation { get; init; }

    internal required string Out { get; init; }

    internal required string Trace { get; init; }

    internal required string Report { get; init; }

    internal bool Json { get; init; }

    internal string Checkpoint => Out + ".checkpoint";
}
