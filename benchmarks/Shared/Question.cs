using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lossworks.Benchmarks;

/// <summary>What ./bench asks a peer in a process of its own, one JSON object per line. What a question does not need stays empty.</summary>
internal sealed record Question(string Ask)
{
    internal static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string? Peer { get; init; }

    public string? Loss { get; init; }

    public int? Rows { get; init; }

    public int? Columns { get; init; }

    public bool? Hessian { get; init; }

    public int? Threads { get; init; }

    public int? Calls { get; init; }

    /// <summary>The folder with the data of a fit, as raw numbers.</summary>
    public string? Data { get; init; }

    /// <summary>Which trainer of the peer is to fit.</summary>
    public string? Trainer { get; init; }

    public int? Classes { get; init; }

    public double? L2 { get; init; }

    public double? Quantile { get; init; }

    public double? Tolerance { get; init; }

    /// <summary>Which sampler of the peer is to begin a study.</summary>
    public string? Sampler { get; init; }

    /// <summary>Of the random numbers of a study.</summary>
    public int? Seed { get; init; }

    /// <summary>What a study searches, as stores keep it.</summary>
    public JsonElement? Space { get; init; }

    /// <summary>What came of what was tried last; none for the first.</summary>
    public double? Value { get; init; }
}

/// <summary>What the peer answers: what was asked for, or why not.</summary>
internal sealed record Answer
{
    /// <summary>The peer has no such thing: which.</summary>
    public string? No { get; init; }

    /// <summary>The peer has it, and it went wrong: how.</summary>
    public string? Failed { get; init; }

    /// <summary>In the first line: which peers the process has, with their versions.</summary>
    public Dictionary<string, string>? Peers { get; init; }

    /// <summary>In the first line: which it has not, and why.</summary>
    public Dictionary<string, string>? Missing { get; init; }

    /// <summary>The value of the loss, to be compared with ours; none where the call computes none.</summary>
    public double? Value { get; init; }

    /// <summary>Nanoseconds per call.</summary>
    public double? Ns { get; init; }

    /// <summary>How long a fit took, its data being there already.</summary>
    public double? Seconds { get; init; }

    /// <summary>Of a fit, output after output.</summary>
    public double[]? Coefficients { get; init; }

    /// <summary>Of a fit, one per output.</summary>
    public double[]? Intercepts { get; init; }

    /// <summary>What a fit estimated beside: the scale of a Huber regression.</summary>
    public double? Scale { get; init; }

    /// <summary>What a study tries next: values by name.</summary>
    public JsonElement? Configuration { get; init; }
}
