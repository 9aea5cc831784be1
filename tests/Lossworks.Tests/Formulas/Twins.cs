namespace Lossworks.Tests.Formulas;

/// <summary>Losses of the catalogue, and the same written as formulas.</summary>
public static class Twins
{
    public static TheoryData<string, string> All => new()
    {
        { "formula: (p - y)^2", "squared-error" },
        { "formula: (p - y)^2 / 2", "half-squared-error" },
        { "formula: abs(p - y)", "absolute-error" },
        { "formula: where(abs(p - y) <= d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)); d = 1.5 in (0, inf)", "huber(delta=1.5)" },
        { "formula: max(q * (y - p), (q - 1) * (y - p)); q = 0.3 in (0, 1)", "pinball(quantile=0.3)" },
        { "formula: logcosh(p - y)", "log-cosh" },
        { "formula: c^2 * (abs(p - y) / c - log1p(abs(p - y) / c)); c = 1.3998 in (0, inf)", "fair(scale=1.3998)" },
        { "formula: c^2 / 2 * log1psquare((p - y) / c); c = 2.3849", "cauchy(scale=2.3849)" },
        { "formula: d^2 * softabs((p - y) / d); d = 1", "pseudo-huber" },
        { "formula: max(0, abs(p - y) - e); e = 0.1", "epsilon-insensitive" },
        { "formula: softplus(p) - y * p", "logistic" },
        { "formula: -y * logsigmoid(p) - (1 - y) * logsigmoid(-p)", "logistic" },
        { "formula: exp(p) - y * p", "poisson-nll" },
        { "formula: softplus(-y * p)", "soft-margin" },
        { "formula: exp(-y * p)", "exponential" },
        { "formula: max(0, 1 - y * p)", "hinge" },
        { "formula: max(0, 1 - y * p)^2", "squared-hinge" },
        { "formula: log(p2) / 2 + (y - p1)^2 / (2 * p2)", "gaussian-nll" },
        { "formula: logsumexp(p) - p[y]", "softmax-cross-entropy" },
        { "formula: -log(softmax(p)[y])", "softmax-cross-entropy" },
        { "formula: -sum(y * logsoftmax(p))", "softmax-cross-entropy" },
        { "formula: logsumexp(p - p[y])", "softmax-cross-entropy" },
    };

    /// <summary>Further formulas, with everything that formulas can do.</summary>
    public static string[] Others { get; } =
    [
        "formula: (p - y)^4",
        "formula: abs(p - y)^q; q = 1.5 in [1, 3]",
        "formula: where(p < y, 3 * (y - p), p - y)",
        "formula: where(p > y and p - y > 1 or not y - p < 2, (p - y)^2, 0.25 * (p - y)^2)",
        "formula: w * (p - y)^2",
        "formula: min((p - y)^2, c); c = 4",
        "formula: clip(abs(p - y) - 0.5, 0, 2)",
        "formula: (p - y) * arctan(p - y) - log1psquare(p - y) / 2",
        "formula: lgamma(y + exp(p)) - y * p; y in 0..20",
        "formula: -lognormcdf(y * p)",
        "formula: 1 - tanh(y * p)",
        "formula: cosh(p - y) - 1 + sin(p - y)^2",
        "formula: relu(p - y) + square(min(p, y) - y)",
        "formula: -(y * log(p) + (1 - y) * log(1 - p))",
        "formula: y * log(y / p) - y + p",
        "formula: p * 2^(y / 4) - y * log2(p)",
        "formula: expm1(p1 - y) - (p1 - y) + p2^2 * (1 + sigmoid(p1) * p2)",
        "formula: (y - p1)^2 / exp(p2) + p2 + erf(p3) * p3",
        "formula: w * (log(p2) + abs(y - p1) / p2)",
        "formula: mean((p - y)^2)",
        "formula: sum((softmax(p) - onehot(y))^2)",
        "formula: sum(relu(1 + p - p[y])) - 1",
        "formula: -log(p[y])",
        "formula: max(p) - min(p) + sum(sqrt(1 + (p - y)^2)) / classes",
        "formula: sum(where(y < p, 0.9 * (p - y), 0.1 * (y - p)))",
        "formula: (1 - softmax(p)[y])^g * (logsumexp(p) - p[y]); g = 2 in 0..5",
        "0.7*huber(delta=1) + 0.3*formula: abs(p - y) - log1p(abs(p - y))",
        "clipped(base=formula: (p - y)^2, limit=2)",
    ];

    /// <summary>Every formula that tests run over.</summary>
    public static IEnumerable<string> Formulas => All.Select(row => row.Data.Item1).Distinct().Concat(Others);
}
