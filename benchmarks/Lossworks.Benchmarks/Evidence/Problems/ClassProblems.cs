namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Classes, with right labels and with wrong ones.</summary>
internal static class ClassProblems
{
    private const string Logistic = "binary-cross-entropy-with-logits";

    private static readonly double[] s_cuts = [-2, -0.7, 0.7, 2];

    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        new("binary", "Two classes of linear log-odds: cross-entropy is the likelihood (Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x)", Truth.Binary(0.3, 1.2), "probability")
        {
            Best = [Logistic],
        },
        new(
            "rare-class",
            "One row in a hundred is positive, probabilities wanted: cross-entropy is still the likelihood, and weights would bias it (King and Zeng 2001, doi:10.1093/oxfordjournals.pan.a004868)",
            Truth.Binary(-5.6, 1.2),
            "probability")
        {
            Best = [Logistic],
            Sizes = [1000, 2000],
        },
        new(
            "label-noise-20",
            "A fifth of the training labels is flipped, features have heavy tails: losses that are bounded, so that no wrong row of large margin decides (Masnadi-Shirazi and Vasconcelos 2008, SavageBoost; Ghosh, Manwani and Sastry 2015, doi:10.1016/j.neucom.2014.09.081)",
            Flipped(0.2, x => 2 * Truth.Linear(x)) with
            {
                Draw = static (d, x) =>
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] = d.StudentT(2);
                },
            },
            "class")
        {
            Best = ["sigmoid-margin", "savage", "generalized-cross-entropy(q=0.7)", "symmetric-cross-entropy"],
        },
        new(
            "label-noise-40",
            "Two fifths of the training labels are flipped, and rows of large margin mislead every convex loss that falls with the margin (Long and Servedio 2010, doi:10.1007/s10994-009-5165-z); symmetric losses, whose values for both labels add up to a constant, tolerate it (Ghosh, Manwani and Sastry 2015)",
            Flipped(0.4, x => x[0] > 0 ? double.PositiveInfinity : double.NegativeInfinity) with { Draw = LargeMargins },
            "class")
        {
            Best = ["sigmoid-margin", "generalized-cross-entropy(q=0.7)", "symmetric-cross-entropy"],
            Sizes = [1000, 4000],
        },
        new("multiclass", "Three classes of linear log-odds: softmax cross-entropy is the likelihood (McFadden 1974)", new(4, Softmax) { Labels = ["a", "b", "c"] }, "probability")
        {
            Best = ["softmax-cross-entropy"],
        },
        new(
            "ordered",
            "Five ordered classes of proportional odds: the cumulative logit likelihood (McCullagh 1980, doi:10.1111/j.2517-6161.1980.tb01109.x)",
            new(Truth.Features, Ordered) { Labels = ["1", "2", "3", "4", "5"] },
            "probability")
        {
            Best = ["cumulative-logit-nll(cut-points=[-2,-0.7,0.7,2])"],
        },
    ];

    internal static double Softmax(ReadOnlySpan<double> x, Draws draws, bool isTraining)
    {
        double[] shares = [Math.Exp(x[0]), Math.Exp(x[1] - (0.5 * x[2])), 1];
        double all = shares.Sum();
        return draws.Class([shares[0] / all, shares[1] / all, shares[2] / all]);
    }

    private static double Ordered(ReadOnlySpan<double> x, Draws draws, bool isTraining)
    {
        double u = draws.Uniform(), score = (1.2 * Truth.Linear(x)) + Math.Log(u / (1 - u));
        return s_cuts.Count(cut => score > cut);
    }

    private static Law Flipped(double share, Func<double[], double> logOdds) => new(
        Truth.Features,
        (x, d, isTraining) => d.Chance(Truth.Sigmoid(logOdds(x.ToArray()))) != (isTraining && d.Chance(share)) ? 1 : 0)
    {
        Labels = ["no", "yes"],
    };

    /// <summary>A quarter of large margin, a quarter that pulls to one side and half that lies on the other, mirrored for the other class; and features that say nothing.</summary>
    private static void LargeMargins(Draws draws, double[] x)
    {
        const double margin = 0.15, blur = 0.03;
        double which = draws.Uniform(), side = draws.Chance(0.5) ? 1 : -1;
        (double first, double second) = which < 0.25 ? (1, 0) : which < 0.5 ? (margin, 5 * margin) : (margin, -margin);
        x[0] = side * (first + (blur * (draws.Uniform() - 0.5)));
        x[1] = side * (second + (blur * (draws.Uniform() - 0.5)));
        for (int i = 2; i < x.Length; i++)
            x[i] = 0.2 * draws.Normal();
    }
}
