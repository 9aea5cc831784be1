using Lossworks.Verification;

namespace Lossworks.Tests.Verification.Auditing;

/// <summary>A formula as people write it, what the audit must say about it, and what it must make of it.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Kind">What goes wrong first.</param>
/// <param name="Range">Words of the range of that finding.</param>
/// <param name="Rewrite">A rewriting that some finding names.</param>
/// <param name="Fixed">The better formula.</param>
/// <param name="Remainder">What stays wrong with it; empty where nothing does.</param>
public sealed record NaiveFormula(string Text, AuditKind Kind, string Range, string Rewrite, string Fixed, string Remainder = "")
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Losses as they stand in questions, notebooks and papers.</summary>
public static class NaiveFormulas
{
    private const AuditKind Overflow = AuditKind.Overflow, NaN = AuditKind.NotANumber, Digits = AuditKind.DigitsLost;

    private static readonly NaiveFormula[] Table =
    [
        // Logistic loss and binary cross-entropy.
        new("log(1 + exp(p)) - y*p", Overflow, "above 709.8", "softplus(p)", "softplus(p) - y * p"),
        new("log(exp(p) + exp(0)) - y*p", Overflow, "above 709.8", "logaddexp(p, 0)", "logaddexp(p, 0) - y * p"),
        new("log(1 + exp(-y*p))", Overflow, "above 709.8", "softplus(-y * p)", "softplus(-y * p)"),
        new("log(1 + exp(-2*y*p)); y is sign", Overflow, "above 354.9", "softplus(-2 * y * p)", "softplus(-2 * y * p); y is sign"),
        new("log(1 + exp(p)) - p*y; y is label", Overflow, "above 709.8", "softplus(p)", "y * softplus(-p) + (1 - y) * softplus(p); y is label"),
        new(
            "-(y*log(sigmoid(p)) + (1 - y)*log(1 - sigmoid(p))); y is label",
            NaN,
            "below -745.2 or above 36.74",
            "y * softplus(-p) + (1 - y) * softplus(p)",
            "y * softplus(-p) + (1 - y) * softplus(p); y is label"),
        new(
            "-y*log(1/(1 + exp(-p))) - (1 - y)*log(1 - 1/(1 + exp(-p)))",
            NaN,
            "below -709.8 or above 36.74",
            "sigmoid(p)",
            "-y * logsigmoid(p) - (1 - y) * logsigmoid(-p)"),
        new("-log(sigmoid(y*p)); y is sign", Overflow, "above 745.2", "logsigmoid(y * p)", "-logsigmoid(y * p); y is sign"),
        new("-y*log(p) - (1 - y)*log(1 - p)", Digits, "below 1E-09", "log1p(-p)", "-xlogy(y, p) - (1 - y) * log1p(-p)"),
        new(
            "-y*log(p) - (1 - y)*log(1 - p); p is probability; y is label",
            NaN,
            "is 0",
            "xlogy(y, p)",
            "-xlogy(y, p) - where(y == 1, 0, (1 - y) * log1p(-p)); p is probability; y is label"),
        new("-log(exp(p1)/(exp(p1) + exp(p2)))", Overflow, "below -745.2 or above 709.8", "-softplus(p2 - p1)", "softplus(p2 - p1)"),
        new("log(1 + exp(1 - y*p)); y is sign", Overflow, "above 708.8", "softplus(1 - y * p)", "softplus(1 - y * p); y is sign"),
        new("1/(1 + exp(y*p)); y is sign", NaN, "below -709.8", "sigmoid(-y * p)", "sigmoid(-y * p); y is sign"),
        new(
            "-(1 - sigmoid(y*p))^2*log(sigmoid(y*p)); y is sign",
            Overflow,
            "above 745.2",
            "logsigmoid(y * p)",
            "-sigmoid(-y * p)^2 * logsigmoid(y * p); y is sign"),

        // Probit and complementary log-log.
        new("-log(normcdf(y*p)); y is sign", Overflow, "above 38.49", "lognormcdf(y * p)", "-lognormcdf(y * p); y is sign"),
        new("-log(0.5*(1 + erf(y*p/sqrt(2)))); y is sign; p is score", Overflow, "above 8.375", "normcdf(y * p)", "-lognormcdf(y * p); p is score; y is sign"),
        new(
            "-y*log(1 - exp(-exp(p))) + (1 - y)*exp(p); y is label",
            NaN,
            "below -37.43",
            "where(exp(p) <= log(2), log(-expm1(-exp(p))), log1p(-exp(-exp(p))))",
            "where(y == 1, 0, (1 - y) * exp(p)) - where(y == 0, 0, y * where(exp(p) <= log(2), log(-expm1(-exp(p))), log1p(-exp(-exp(p))))); y is label",
            "below -744.1"),

        // Robust losses of a residual.
        new("log(cosh(p - y))", Overflow, "below -710.5 or above 710.5", "logcosh(p - y)", "logcosh(p - y)"),
        new("log((exp(p - y) + exp(y - p))/2)", Overflow, "below -709.8 or above 709.8", "logcosh(p - y)", "logcosh(p - y)"),
        new("log(exp(p - y) + exp(y - p))", Overflow, "below -709.8 or above 709.8", "logcosh(p - y) + log(2)", "logcosh(p - y) + log(2)"),
        new("d^2*(sqrt(1 + ((p - y)/d)^2) - 1); d = 1.5", Digits, "between -0.21 and 0.21", "softabs((p - y) / d)", "d^2 * softabs((p - y) / d); d = 1.5"),
        new("sqrt((p - y)^2 + d^2) - d; d = 2", Digits, "between -0.27 and 0.27", "d * softabs((p - y) / d)", "d * softabs((p - y) / d); d = 2"),
        new("sqrt(1 + (p - y)^2) - 1", Digits, "between -0.12 and 0.12", "softabs(p - y)", "softabs(p - y)"),
        new("log(1 + (p - y)^2)", Digits, "between -0.084 and 0.084", "log1psquare(p - y)", "log1psquare(p - y)"),
        new(
            "c^2/2*log(1 + (p - y)^2/c^2); c = 2.385",
            Digits,
            "between -0.23 and 0.23",
            "log1psquare((p - y) / c)",
            "0.5 * c^2 * log1psquare((p - y) / c); c = 2.385"),
        new(
            "(v + 1)/2*log(1 + (p - y)^2/v); v = 4",
            Digits,
            "between -0.16 and 0.16",
            "log1psquare((p - y) / sqrt(v))",
            "0.5 * (v + 1) * log1psquare((p - y) / sqrt(v)); v = 4"),
        new(
            "1 - exp(-(p - y)^2/2)",
            Digits,
            "between -0.092 and 0.092",
            "-expm1(-(p - y)^2 / 2)",
            "-expm1(-(p - y)^2 / 2)",
            "below -1.341E+154 or above 1.341E+154"),
        new(
            "1 - 1/(1 + (p - y)^2)",
            Digits,
            "between -0.087 and 0.087",
            "where(abs(p - y) <= 1, (p - y)^2 / (1 + (p - y)^2), 1 / (1 + (1 / (p - y))^2))",
            "where(abs(p - y) <= 1, (p - y)^2 / (1 + (p - y)^2), 1 / (1 + (1 / (p - y))^2))"),
        new(
            "(p - y)^2/(1 + (p - y)^2)",
            Digits,
            "below -14 or above 14",
            "where(abs(p - y) <= 1, (p - y)^2 / (1 + (p - y)^2), 1 / (1 + (1 / (p - y))^2))",
            "where(abs(p - y) <= 1, (p - y)^2 / (1 + (p - y)^2), 1 / (1 + (1 / (p - y))^2))"),
        new(
            "abs(p - y) - log(1 + abs(p - y))",
            Digits,
            "between -0.032 and 0.032",
            "log1p(abs(p - y))",
            "abs(p - y) - log1p(abs(p - y))",
            "between -0.016 and 0.016"),
        new("exp(p - y) + exp(y - p) - 2", Digits, "between -0.078 and 0.078", "4 * sinh(0.5 * (p - y))^2", "4 * sinh(0.5 * (p - y))^2"),
        new("exp(p - y) - (p - y) - 1", Digits, "between -0.1 and 0.084", "expm1(p - y)", "expm1(p - y) - (p - y)", "between -0.0067 and 0.019"),
        new("sqrt((p - y)^2)", Overflow, "below -1.341E+154 or above 1.341E+154", "abs(p - y)", "abs(p - y)"),
        new("(exp(p - y) - exp(y - p))/(exp(p - y) + exp(y - p))*(p - y)", NaN, "below -709.8 or above 709.8", "tanh(p - y)", "(p - y) * tanh(p - y)"),

        // Classes.
        new("logsumexp(p) - p[y]", Digits, "above 5.4", "logsumexp(p - p[y])", "logsumexp(p - p[y])"),
        new("-log(softmax(p)[y])", Overflow, "below -743.7", "p[y] - logsumexp(p)", "logsumexp(p - p[y])"),
        new("log(sum(exp(p))) - p[y]", Overflow, "above 709.8", "logsumexp(p)", "logsumexp(p - p[y])"),
        new("-log(exp(p[y])/sum(exp(p)))", Overflow, "below -743.6 or above 709.8", "p[y] - logsumexp(p)", "logsumexp(p - p[y])"),
        new("-sum(onehot(y)*log(softmax(p)))", Overflow, "below -743.7 or above 745.7", "-logsumexp(p - p[y])", "logsumexp(p - p[y])"),
        new(
            "sum(y*log(y/p)); p is probability; y is probability",
            NaN,
            "any number",
            "xlogy(y, y) - xlogy(y, p)",
            "sum(xlogy(y, y) - xlogy(y, p)); p is probability; y is probability"),

        // Likelihoods and logarithms.
        new(
            "p - y + y*log(y/p); p is positive; y is nonnegative",
            NaN,
            "any number",
            "xlogy(y, y) - xlogy(y, p)",
            "p - y + xlogy(y, y) - xlogy(y, p); p is positive; y is nonnegative",
            "between"),
        new("(log(p + 1) - log(y + 1))^2", Digits, "between -1E-09 and 3.2E-09", "log1p(p)", "(log1p(p) - log(y + 1))^2"),
        new("p2 + ((y - p1)/exp(p2))^2/2", NaN, "above 709.8", "(y - p1) * exp(-p2)", "p2 + 0.5 * ((y - p1) * exp(-p2))^2"),
    ];

    /// <summary>By text.</summary>
    public static TheoryData<string> Texts => [.. Table.Select(f => f.Text)];

    internal static NaiveFormula Of(string text) => Table.First(f => f.Text == text);
}
