using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Tuning.Functions;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>A sampler, ours or Optuna's.</summary>
/// <param name="Label">Its name in every table.</param>
internal sealed record TunerContender(string Label)
{
    /// <summary>Makes it, where it is ours.</summary>
    private Func<TestFunction, Sampler>? Ours { get; init; }

    /// <summary>Its name in the process of the peer, where it is Optuna's.</summary>
    private string? Theirs { get; init; }

    /// <summary>Without which of the peer's packages there is none.</summary>
    private string Needs { get; init; } = PeerHost.Optuna;

    /// <summary>Whether it takes a function; all by default.</summary>
    internal Func<TestFunction, bool> Takes { get; init; } = _ => true;

    /// <summary>Whether a run takes long, so that it had better begin first.</summary>
    internal bool IsHeavy { get; init; }

    /// <summary>Everybody: a line each.</summary>
    internal static IReadOnlyList<TunerContender> All { get; } =
    [
        Of("random", _ => new RandomSampler()),
        Of("grid", f => new GridSampler(f.GridPoints!.Value)) with { Takes = f => f.GridPoints is not null },
        Of(Sobol, _ => new SobolSampler()),
        Of(Tpe, _ => new TpeSampler()),
        Of(GaussianProcess, _ => new GaussianProcessSampler()) with { IsHeavy = true },
        Of(CmaEs, _ => new CmaEsSampler()) with { Takes = HasNumbersAlone },
        OfOptuna("optuna random", "random"),
        OfOptuna(OptunaQmc, "qmc"),
        OfOptuna(OptunaTpe, "tpe"),
        OfOptuna(OptunaGroupedTpe, "tpe multivariate group"),
        OfOptuna(OptunaCmaEs, "cma-es") with { Needs = "cmaes", Takes = HasNumbersAlone },
    ];

    internal const string Sobol = "sobol", Tpe = "tpe", GaussianProcess = "gp", CmaEs = "cma-es";

    internal const string OptunaQmc = "optuna qmc", OptunaTpe = "optuna tpe", OptunaGroupedTpe = "optuna tpe multivariate", OptunaCmaEs = "optuna cma-es";

    internal bool IsOurs => Ours is not null;

    /// <summary>Whether it can be had here.</summary>
    internal bool IsThere(OptunaPool pool) => IsOurs || pool.Versions.ContainsKey(Needs);

    /// <summary>Begins a study.</summary>
    /// <exception cref="PeerException">The peer fails.</exception>
    internal IStepper Begin(TestFunction function, int seed, OptunaPool pool) =>
        Ours is { } make ? new OurStepper(make(function), function.Space, seed) : new OptunaStepper(pool, Theirs!, function.Space, seed);

    private static bool HasNumbersAlone(TestFunction function) => function.Space.Parameters.All(p => !p.IsCategorical);

    private static TunerContender Of(string label, Func<TestFunction, Sampler> make) => new(label) { Ours = make };

    private static TunerContender OfOptuna(string label, string name) => new(label) { Theirs = name };
}
