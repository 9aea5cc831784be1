using Lossworks.Benchmarks.Contenders;

namespace Lossworks.Benchmarks.Training;

/// <summary>Someone's trainer, with the tolerances it is tried at.</summary>
/// <param name="Peer">Whose; none is ours.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Task">What it fits.</param>
/// <param name="Tolerances">From loose to tight, in its own meaning of the word; a trainer without any has one.</param>
internal sealed record Entrant(string? Peer, string Name, string Task, double[] Tolerances)
{
    internal const string OursLabel = "ours";

    private static readonly double[] s_none = [0], s_ours = [1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10], s_newton = [1e-2, 1e-4, 1e-6, 1e-8];

    /// <summary>scikit-learn's L-BFGS looks at the gradient of a sum over all rows in logistic and Huber regression, of a mean in Poisson regression.</summary>
    private static readonly double[] s_ofSum = [1e3, 1e2, 1e1, 1e0, 1e-1, 1e-2, 1e-4], s_ofMean = [1e-3, 1e-4, 1e-5, 1e-6, 1e-8];

    private static readonly double[] s_mlNetLbfgs = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8], s_sdca = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5], s_sgd = [1e-3, 1e-4, 1e-5];

    /// <summary>Everybody but ours: data.</summary>
    internal static IReadOnlyList<Entrant> Peers { get; } =
    [
        new(PeerHost.ScikitLearn, "LogisticRegression lbfgs", Tasks.Logistic, s_ofSum),
        new(PeerHost.ScikitLearn, "LogisticRegression newton-cholesky", Tasks.Logistic, s_newton),
        new(PeerHost.ScikitLearn, "SGDClassifier", Tasks.Logistic, s_sgd),
        new(PeerHost.MlNet, "LbfgsLogisticRegression", Tasks.Logistic, s_mlNetLbfgs),
        new(PeerHost.MlNet, "SdcaLogisticRegression", Tasks.Logistic, s_sdca),
        new(PeerHost.ScikitLearn, "PoissonRegressor lbfgs", Tasks.Poisson, s_ofMean),
        new(PeerHost.ScikitLearn, "PoissonRegressor newton-cholesky", Tasks.Poisson, s_newton),
        new(PeerHost.MlNet, "LbfgsPoissonRegression", Tasks.Poisson, s_mlNetLbfgs),
        new(PeerHost.ScikitLearn, "HuberRegressor", Tasks.Huber, s_ofSum),
        new(PeerHost.ScikitLearn, "QuantileRegressor highs", Tasks.Pinball, s_none),
        new(PeerHost.ScikitLearn, "LogisticRegression lbfgs", Tasks.Multinomial, s_ofSum),
        new(PeerHost.MlNet, "LbfgsMaximumEntropy", Tasks.Multinomial, s_mlNetLbfgs),
        new(PeerHost.MlNet, "SdcaMaximumEntropy", Tasks.Multinomial, s_sdca),
    ];

    internal static Entrant Ours(string task) => new(null, OursLabel, task, s_ours);

    /// <summary>Its name in every table.</summary>
    internal string Label => Peer is null ? Name : $"{Peer} {Name}";
}
