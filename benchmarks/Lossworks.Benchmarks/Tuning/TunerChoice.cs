namespace Lossworks.Benchmarks.Tuning;

/// <summary>What of it is wanted.</summary>
internal sealed record TunerChoice
{
    private const int UsualSeeds = 20, QuickSeeds = 4, QuickEvaluations = 50;

    /// <summary>Names of functions; empty is all of them, and the long studies and the workers beside.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Names of samplers; empty is all of them.</summary>
    public string[] Contenders { get; init; } = [];

    /// <summary>How many runs; null is the usual number.</summary>
    public int? Seeds { get; init; }

    /// <summary>A part of it in about two minutes.</summary>
    public bool Quick { get; init; }

    internal int SeedsOfEach => Seeds ?? (Quick ? QuickSeeds : UsualSeeds);

    internal int EvaluationsOf(int usual) => Quick ? Math.Min(usual, QuickEvaluations) : usual;

    internal bool Wants(TunerContender contender) => Contenders.Length == 0 || Contenders.Contains(contender.Label);

    internal bool WantsPart(string name) => Only.Length == 0 || Only.Contains(name);
}
