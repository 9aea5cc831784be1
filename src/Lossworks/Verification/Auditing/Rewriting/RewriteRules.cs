using System.Collections.Immutable;

namespace Lossworks.Verification;

/// <summary>The identities that mend formulas. Names stand for anything; v for a row, y for the class.</summary>
internal static class RewriteRules
{
    internal static ImmutableArray<RewriteRule> All { get; } =
    [
        // Exponentials under a logarithm.
        new("log(1 + exp(x))", "softplus(x)"),
        new("log1p(exp(x))", "softplus(x)"),
        new("log(exp(a) + exp(b))", "logaddexp(a, b)"),
        new("log(sum(exp(v)))", "logsumexp(v)"),
        new("log(exp(x))", "x"),
        new("exp(log(x))", "x"),
        new("log(exp(x) - 1)", "x + log(-expm1(-x))"),
        new("log(1 - exp(-x))", "where(x <= log(2), log(-expm1(-x)), log1p(-exp(-x)))"),
        new("log(1 - exp(x))", "where(-x <= log(2), log(-expm1(x)), log1p(-exp(x)))"),
        new("log(cosh(x))", "logcosh(x)"),
        new("log((exp(x) + exp(-x))/2)", "logcosh(x)"),
        new("log(exp(x) + exp(-x))", "logcosh(x) + log(2)"),
        new("log(1 + exp(-2*x)) + x", "logcosh(x) + log(2)"),
        new("x + softplus(-2*x)", "logcosh(x) + log(2)"),

        // Sigmoid and tanh.
        new("1/(1 + exp(-x))", "sigmoid(x)"),
        new("exp(x)/(1 + exp(x))", "sigmoid(x)"),
        new("1/(1 + exp(x))", "sigmoid(-x)"),
        new("1 - sigmoid(x)", "sigmoid(-x)"),
        new("log(sigmoid(x))", "logsigmoid(x)"),
        new("log(1 - sigmoid(x))", "logsigmoid(-x)"),
        new("logsigmoid(x)", "-softplus(-x)"),
        new("log1p(-sigmoid(x))", "logsigmoid(-x)"),
        new("softplus(x) - x", "softplus(-x)"),
        new("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "tanh(x)"),
        new("(1 - exp(-2*x))/(1 + exp(-2*x))", "tanh(x)"),
        new("(exp(2*x) - 1)/(exp(2*x) + 1)", "tanh(x)"),
        new("2*sigmoid(x) - 1", "tanh(x/2)"),
        new("-y*log(sigmoid(x)) - (1 - y)*log(1 - sigmoid(x))", "y*softplus(-x) + (1 - y)*softplus(x)"),
        new("softplus(x) - y*x", "y*softplus(-x) + (1 - y)*softplus(x)"),
        new("softplus(x) - x*y", "y*softplus(-x) + (1 - y)*softplus(x)"),

        // Numbers next to 1 and to each other.
        new("exp(x) - 1", "expm1(x)"),
        new("log(1 + x)", "log1p(x)"),
        new("log(1 - x)", "log1p(-x)"),
        new("log(1 + x^2)", "log1psquare(x)"),
        new("log(1 + a^2/b^2)", "log1psquare(a/b)"),
        new("log1p(x^2)", "log1psquare(x)"),
        new("log1p(a^2/b^2)", "log1psquare(a/b)"),
        new("log(1 + a^2/b)", "log1psquare(a/sqrt(b))"),
        new("log(a^2 + b^2)", "log1psquare(a/b) + 2*log(abs(b))"),
        new("sqrt(1 + x^2) - 1", "softabs(x)"),
        new("sqrt(1 + a^2/b^2) - 1", "softabs(a/b)"),
        new("sqrt(a^2 + b^2) - b", "b*softabs(a/b)"),
        new("sqrt(1 + x^2)", "1 + softabs(x)"),
        new("sqrt(a^2 + b^2)", "b*(1 + softabs(a/b))"),
        new("sqrt(a + b) - sqrt(a)", "b/(sqrt(a + b) + sqrt(a))"),
        new("sqrt(a) - sqrt(b)", "(a - b)/(sqrt(a) + sqrt(b))"),
        new("1 - cos(x)", "2*sin(x/2)^2"),
        new("cosh(x) - 1", "2*sinh(x/2)^2"),
        new("(exp(x) - exp(-x))/2", "sinh(x)"),
        new("exp(x) - exp(-x)", "2*sinh(x)"),
        new("exp(x) + exp(-x) - 2", "4*sinh(x/2)^2"),
        new("a^2 - b^2", "(a - b)*(a + b)"),
        new("log(a) - log(b)", "log(a/b)"),
        new("log(a/b)", "log(a) - log(b)"),
        new("log(1 + a) - log(1 + b)", "log1p((a - b)/(1 + b))"),
        new("log1p(a) - log1p(b)", "log1p((a - b)/(1 + b))"),
        new("a - b - b*log(a/b)", "where(b == 0, a, b*((a - b)/b - log1p((a - b)/b)))"),
        new("(a + b) - a", "b"),

        // Quotients and powers that overflow on the way.
        new("x^2/(1 + x^2)", "where(abs(x) <= 1, x^2/(1 + x^2), 1/(1 + (1/x)^2))"),
        new("x^2/(a + x^2)", "where(abs(x) <= 1, x^2/(a + x^2), 1/(1 + a*(1/x)^2))"),
        new("1 - 1/(1 + x)", "x/(1 + x)"),
        new("exp(a)*exp(b)", "exp(a + b)"),
        new("exp(a)/exp(b)", "exp(a - b)"),
        new("a/exp(b)", "a*exp(-b)"),
        new("exp(x)^2", "exp(2*x)"),
        new("exp(x)^k", "exp(k*x)"),
        new("a^2*b^2", "(a*b)^2"),
        new("a^2/b^2", "(a/b)^2"),
        new("a/b^2", "a/b/b"),
        new("a^2*exp(b)", "(a*exp(b/2))^2"),
        new("a^2*exp(-2*b)", "(a*exp(-b))^2"),
        new("sqrt(x^2)", "abs(x)"),
        new("x/x", "1"),

        // Logarithms of products and powers.
        new("log(x^2)", "2*log(abs(x))"),
        new("log(x^k)", "k*log(x)"),
        new("log(sqrt(x))", "log(x)/2"),
        new("log(a*b)", "log(a) + log(b)"),
        new("log(1/x)", "-log(x)"),
        new("x*log(x)", "xlogy(x, x)"),
        new("a*log(b)", "xlogy(a, b)"),
        new("a*log(b/c)", "xlogy(a, b) - xlogy(a, c)"),
        new("a*log(a/b)", "xlogy(a, a/b)"),
        new("xlogy(a, sigmoid(x))", "a*logsigmoid(x)"),
        new("xlogy(a, 1/(1 + exp(-x)))", "a*logsigmoid(x)"),
        new("xlogy(a, normcdf(x))", "a*lognormcdf(x)"),
        new("xlogy(a, exp(x))", "a*x"),
        new("a*log1p(-b)", "where(a == 0, 0, a*log1p(-b))"),

        // A label that is 0 takes a term out, also where that is infinite.
        new("y*x", "where(y == 0, 0, y*x)"),
        new("(1 - y)*x", "where(y == 1, 0, (1 - y)*x)"),

        // The normal distribution.
        new("1 - erf(x)", "erfc(x)"),
        new("1 + erf(x)", "erfc(-x)"),
        new("0.5*(1 + erf(x/sqrt(2)))", "normcdf(x)"),
        new("0.5*erfc(-x/sqrt(2))", "normcdf(x)"),
        new("log(normcdf(x))", "lognormcdf(x)"),
        new("1 - normcdf(x)", "normcdf(-x)"),

        // Rows of classes.
        new("exp(v)/sum(exp(v))", "softmax(v)"),
        new("log(softmax(v))", "logsoftmax(v)"),
        new("log(softmax(v)[y])", "v[y] - logsumexp(v)"),
        new("log(exp(v[y])/sum(exp(v)))", "v[y] - logsumexp(v)"),
        new("logsumexp(v) - v[y]", "logsumexp(v - v[y])"),
        new("logsoftmax(v)[y]", "-logsumexp(v - v[y])"),
        new("sum(onehot(y)*logsoftmax(v))", "-logsumexp(v - v[y])"),
        new("sum(onehot(y)*log(softmax(v)))", "-logsumexp(v - v[y])"),
        new("exp(v)[y]/sum(exp(v))", "softmax(v)[y]"),
        new("exp(v[y])/sum(exp(v))", "softmax(v)[y]"),
        new("1 - softmax(v)[y]", "sum((1 - onehot(y))*softmax(v))"),
    ];
}
