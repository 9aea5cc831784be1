namespace Lossworks.Benchmarks.Cases;

/// <summary>What of the whole suite is wanted.</summary>
internal sealed record Choice
{
    /// <summary>Names of cases; empty is all of them.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Names of peers; empty is all of them.</summary>
    public string[] Peers { get; init; } = [];

    /// <summary>Numbers of predictions; none is the usual ones.</summary>
    public int[]? Sizes { get; init; }

    /// <summary>How many rounds; none is the usual number.</summary>
    public int? Rounds { get; init; }

    /// <summary>About a minute for all instead of ten.</summary>
    public bool Quick { get; init; }

    /// <summary>A whole name means that case alone; otherwise a beginning means every case that begins so.</summary>
    internal bool IsWanted(string name, IEnumerable<string> all) => Only.Length == 0
        || Only.Any(o => name == o || (name.StartsWith(o + " ", StringComparison.Ordinal) && !all.Contains(o)));

    internal bool WantsPeer(string name) => Peers.Length == 0 || Peers.Contains(name);
}
