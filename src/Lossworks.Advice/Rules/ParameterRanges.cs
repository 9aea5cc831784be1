using System.Globalization;
using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>
/// What is sensible for each parameter of each loss, given the data: the one place that knows. A parameter in target units is tuned around what is 95 % efficient
/// under normal noise of the scale of the residuals (Holland and Welsch 1977, doi:10.1080/03610927708827533).
/// </summary>
internal sealed class ParameterRanges
{
    private readonly Dictionary<string, Setting> _settings;

    private ParameterRanges(FirstLook look) => _settings = look.Problem.IsClass ? OfClasses(look) : OfNumbers(look);

    internal static ParameterRanges For(FirstLook look) => new(look);

    /// <summary>How a parameter is written; null where its card says enough.</summary>
    internal Setting? Of(string loss, string parameter) =>
        _settings.GetValueOrDefault($"{loss}.{parameter}") ?? _settings.GetValueOrDefault("*." + parameter);

    private static Dictionary<string, Setting> OfNumbers(FirstLook look)
    {
        double scale = look.ResidualScale > 0 ? look.ResidualScale : 1;
        double level = look.Problem.Want is { Kind: WantKind.Quantile, Level: { } asked } ? asked : 0.5;
        double outside = look.Problem.Want is { Kind: WantKind.Interval, Level: { } share } ? 1 - share : 0.1;
        string ends = look.Problem.Want.Kind == WantKind.Interval ? $"[{Digits(outside / 2)}, {Digits(1 - (outside / 2))}]" : $"[{Digits(level)}]";
        return new(OfScale(scale), StringComparer.Ordinal)
        {
            ["*.quantile"] = Setting.Fixed(Digits(level)),
            ["expectile.expectile"] = Setting.Fixed(Digits(level)),
            ["*.quantiles"] = Setting.Fixed(ends),
            ["interval-score.alpha"] = Setting.Fixed(Digits(outside)),
            ["lp-error.power"] = Setting.Between(1, 2, 1.5),
            ["wing.curvature"] = Setting.Fixed("2"),
            ["general-robust.shape"] = Setting.Between(-2, 2, 1),
            ["adaptive-robust.shape"] = Setting.Between(0, 2, 1),
            ["student-t-nll.degrees-of-freedom"] = Setting.Log(1, 30, 4),
            ["von-mises-nll.concentration"] = Setting.Log(0.1, 10, 1),
            ["balanced-l1.alpha"] = Setting.Log(0.1, 2, 0.5),
            ["beta-weighted-gaussian-nll.beta"] = Setting.Between(0, 1, 0.5),
            ["evidential-regression.regularization"] = Setting.Log(0.001, 1, 0.01),
            ["tweedie-nll.power"] = Power(look),
            ["tweedie-deviance.power"] = Power(look),
            ["negative-binomial-nll.dispersion"] = Dispersion(look),
            ["zero-inflated-negative-binomial-nll.dispersion"] = Dispersion(look),
            ["quality-focal.beta"] = Setting.Between(0, 3, 2),
            ["positive-weighted-binary-cross-entropy.positive-weight"] = Setting.Log(0.2, 5, 1),
            ["top-k.fraction"] = Setting.Between(0.5, 1, 0.9),
            ["cross-entropy-lambda.link-weight"] = Setting.Log(0.3, 3, 1),
        };
    }

    /// <summary>Those in target units.</summary>
    private static Dictionary<string, Setting> OfScale(double scale) => new(StringComparer.Ordinal)
    {
        ["huber.delta"] = Around(1.345 * scale),
        ["pseudo-huber.delta"] = Around(1.345 * scale),
        ["smooth-l1.beta"] = Around(1.345 * scale),
        ["soft-l1.scale"] = Around(1.345 * scale),
        ["quantile-huber.kappa"] = Around(1.345 * scale),
        ["fair.scale"] = Around(1.4 * scale),
        ["cauchy.scale"] = Around(2.385 * scale),
        ["welsch.scale"] = Around(2.985 * scale),
        ["geman-mcclure.scale"] = Around(3 * scale),
        ["arctan.scale"] = Around(2 * scale),
        ["andrews-sine.scale"] = Around(1.339 * scale),
        ["tukey-biweight.scale"] = Around(4.685 * scale),
        ["truncated-squared.cutoff"] = Around(2.795 * scale),
        ["general-robust.scale"] = Around(scale),
        ["adaptive-robust.scale"] = Around(scale),
        ["student-t-nll.scale"] = Around(scale),
        ["hampel.a"] = Setting.Log(scale, 2.5 * scale, 2 * scale),
        ["hampel.b"] = Setting.Log(2.6 * scale, 5 * scale, 4 * scale),
        ["hampel.c"] = Setting.Log(5.2 * scale, 16 * scale, 8 * scale),
        ["epsilon-insensitive.epsilon"] = Setting.Log(0.02 * scale, scale, 0.1 * scale),
        ["squared-epsilon-insensitive.epsilon"] = Setting.Log(0.02 * scale, scale, 0.1 * scale),
        ["smooth-pinball.smoothing"] = Setting.Log(0.01 * scale, 0.5 * scale, 0.1 * scale),
        ["wing.width"] = Around(2 * scale),
        ["balanced-l1.gamma"] = Around(1.5 * scale),
        ["linex.asymmetry"] = Setting.Log(0.05 / scale, 2 / scale, 0.5 / scale),
        ["periodic.period"] = Setting.Log(6 * scale, 30 * scale, 12 * scale),
        ["absolute-percentage-error.epsilon"] = Setting.Fixed(Digits(0.01 * scale)),
    };

    private static Dictionary<string, Setting> OfClasses(FirstLook look)
    {
        int[] counts = ClassCounts.Of(look.Problem);
        double most = counts.Max(), all = counts.Sum();
        string list = "[" + string.Join(", ", counts.Select(c => Math.Max(1, c))) + "]";
        double balance = counts[0] / (double)Math.Max(1, counts[^1]);
        return new(StringComparer.Ordinal)
        {
            ["*.class-counts"] = Setting.Fixed(list),
            ["*.cut-points"] = Setting.Fixed(CutPoints(look, counts)),
            ["positive-weighted-binary-cross-entropy.positive-weight"] = Setting.Log(Math.Min(1, balance) / 2, 2 * Math.Max(1, balance), balance),
            ["class-weighted-cross-entropy.class-weights"] = Setting.Fixed(Balanced(counts)),
            ["equalization.tail-threshold"] = Setting.Fixed(Digits(Math.Min(0.5, 1.01 * counts.Min() / all))),
            ["binary-focal.gamma"] = Setting.Between(0.5, 5, 2),
            ["softmax-focal.gamma"] = Setting.Between(0.5, 5, 2),
            ["varifocal.gamma"] = Setting.Between(0.5, 5, 2),
            ["quality-focal.beta"] = Setting.Between(0.5, 3, 2),
            ["asymmetric-focal-cross-entropy.gamma"] = Setting.Between(0, 5, 2),
            ["asymmetric-focal-cross-entropy.delta"] = Setting.Between(0.3, 0.9, 0.7),
            ["asymmetric-focal-tversky.delta"] = Setting.Between(0.3, 0.9, 0.7),
            ["asymmetric-unified-focal.delta"] = Setting.Between(0.3, 0.9, 0.6),
            ["logit-adjusted-cross-entropy.tau"] = Setting.Between(0.25, 2, 1),
            ["ldam.max-margin"] = Setting.Log(0.1, 2, 0.5),
            ["ldam.scale"] = Setting.Log(1, 30, 5),
            ["seesaw.mitigation"] = Setting.Between(0, 1.5, 0.8),
            ["class-balanced.beta"] = Setting.Fixed(Digits(1 - (1 / Math.Max(10, most)))),
            ["self-adjusting-dice.alpha"] = Setting.Between(0, 1, 0.7),
            ["label-smoothed-cross-entropy.smoothing"] = Setting.Log(0.01, 0.3, 0.1),
            ["label-smoothed-token-nll.smoothing"] = Setting.Log(0.01, 0.3, 0.1),
            ["confidence-penalty.beta"] = Setting.Log(0.01, 1, 0.1),
            ["generalized-cross-entropy.q"] = Setting.Between(0.1, 1, 0.7),
            ["symmetric-cross-entropy.alpha"] = Setting.Log(0.05, 5, 0.1),
            ["active-passive.alpha"] = Setting.Log(0.1, 10, 1),
            ["bi-tempered-logistic.temperature-1"] = Setting.Between(0.2, 0.95, 0.8),
            ["bi-tempered-logistic.temperature-2"] = Setting.Between(1.05, 2.5, 1.2),
            ["bootstrapped-binary-cross-entropy.beta"] = Setting.Between(0.5, 1, 0.8),
            ["poly-1-cross-entropy.epsilon"] = Setting.Between(-1, 5, 2),
            ["entmax.alpha"] = Setting.Between(1.05, 2, 1.5),
            ["fenchel-young.entropy"] = Setting.Fixed("gini"),
            ["logit-norm-cross-entropy.temperature"] = Setting.Log(0.02, 1, 0.2),
            ["evidential-classification.regularization"] = Setting.Log(0.01, 1, 0.1),
            ["smoothed-hinge.smoothing"] = Setting.Log(0.1, 2, 1),
            ["distance-weighted-discrimination.power"] = Setting.Log(0.5, 5, 1),
            ["ramp.truncation"] = Setting.Between(-2, 0.5, -1),
            ["cross-entropy-lambda.link-weight"] = Setting.Log(0.3, 3, 1),
            ["top-k.fraction"] = Setting.Between(0.5, 1, 0.9),
            ["top-k.base"] = Setting.Fixed(counts.Length == 2 ? "binary-cross-entropy-with-logits" : "softmax-cross-entropy"),
            ["jsd-consistency.weight"] = Setting.Log(1, 20, 12),
            ["z-loss.weight"] = Setting.Log(1e-5, 1e-2, 1e-4),
            ["bits-per-byte.bytes"] = Setting.Fixed(Digits(all)),
            ["adaptive-softmax.cutoffs"] = Setting.Fixed($"[{Math.Max(1, counts.Length / 2)}]"),
        };
    }

    /// <summary>From a third to three times what suits normal noise.</summary>
    private static Setting Around(double usual) => Setting.Log(usual / 3, 3 * usual, usual);

    /// <summary>Around the power that the spread shows; below 2 where there are exact zeros, which no distribution has from 2 on.</summary>
    private static Setting Power(FirstLook look)
    {
        bool hasZero = look.Problem.Truth.Numbers.Any(y => y == 0);
        double seen = new GrowingSpread().Look(look) is { Matters: true } finding ? finding.Value : 1.5;
        double highest = hasZero || seen < 1.7 ? 1.95 : 3;
        return Setting.Between(1.05, highest, Math.Clamp(seen, 1.1, highest - 0.05));
    }

    private static Setting Dispersion(FirstLook look)
    {
        double seen = Math.Clamp(Counting.Of(look)?.Excess ?? 0.5, 0.02, 20);
        return Setting.Log(seen / 5, 5 * seen, seen);
    }

    /// <summary>
    /// Where the log-odds of at most each class lie in the middle of the rows, by a first fit: what the features add starts from there. Without one, where they lie over
    /// all rows together, which is nearer to 0 the more the features tell.
    /// </summary>
    private static string CutPoints(FirstLook look, int[] counts)
    {
        double all = counts.Sum(), last = double.NegativeInfinity;
        List<string> cuts = [];
        for (int k = 0; k + 1 < counts.Length; k++)
        {
            double share = look.Rows.Length == 0 ? counts.Take(k + 1).Sum() / all : Metrics.WeightedQuantile.Of(AtMost(look, k), [], 0.5);
            double kept = Math.Clamp(share, 0.5 / all, 1 - (0.5 / all));
            last = Math.Max(Math.Log(kept / (1 - kept)), last + 0.05);
            cuts.Add(Digits(last));
        }

        return "[" + string.Join(", ", cuts) + "]";
    }

    /// <summary>The probability of at most a class, in each row.</summary>
    private static double[] AtMost(FirstLook look, int label) =>
        [.. Enumerable.Range(0, look.Rows.Length).Select(i => Enumerable.Range(0, label + 1).Sum(k => look.Probability(i, k)))];

    /// <summary>Each class as if it had as many rows as the others.</summary>
    private static string Balanced(int[] counts) =>
        "[" + string.Join(", ", counts.Select(c => Digits(counts.Sum() / (double)(counts.Length * Math.Max(1, c))))) + "]";

    /// <summary>Three digits: a scale is not known better, and the SPEC stays short.</summary>
    internal static string Digits(double x) => double.Parse(x.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
