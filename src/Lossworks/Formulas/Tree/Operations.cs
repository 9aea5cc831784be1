using System.Collections.Immutable;
using static Lossworks.Formulas.Build;

namespace Lossworks.Formulas;

/// <summary>Everything that a formula can do. The reader, the documentation and the errors look here.</summary>
internal static class Operations
{
    internal static Operation Add { get; } = new("+", OperationKind.Add, 2, 2) { Summary = "sum" };

    internal static Operation Subtract { get; } = new("-", OperationKind.Subtract, 2, 2) { Summary = "difference" };

    internal static Operation Multiply { get; } = new("*", OperationKind.Multiply, 2, 2) { Summary = "product" };

    internal static Operation Divide { get; } = new("/", OperationKind.Divide, 2, 2) { Summary = "quotient" };

    internal static Operation Negate { get; } = new("negative", OperationKind.Negate, 1, 1) { Summary = "negative" };

    internal static Operation Power { get; } = new("^", OperationKind.Power, 2, 2)
    {
        Aliases = ["pow", "power"],
        Summary = "power; the base may be negative where the exponent is a whole number",
    };

    internal static Operation Less { get; } = new("<", OperationKind.Less, 2, 2) { Summary = "less than" };

    internal static Operation AtMost { get; } = new("<=", OperationKind.AtMost, 2, 2) { Summary = "at most" };

    internal static Operation Equal { get; } = new("==", OperationKind.Equal, 2, 2) { Summary = "equal" };

    internal static Operation And { get; } = new("and", OperationKind.And, 2, 2) { Summary = "both conditions" };

    internal static Operation Or { get; } = new("or", OperationKind.Or, 2, 2) { Summary = "either condition" };

    internal static Operation Not { get; } = new("not", OperationKind.Not, 1, 1) { Summary = "not the condition" };

    internal static Operation Pick { get; } = new("[]", OperationKind.Pick, 2, 2) { Summary = "one number of a row: p[y], p[0]" };

    internal static Operation Where { get; } = new("where", OperationKind.Where, 3, 3)
    {
        Summary = "where(condition, then, otherwise): only the chosen one has to be finite",
    };

    internal static Operation Smallest { get; } = new("min", OperationKind.Smallest, 1, 32)
    {
        Aliases = ["minimum"],
        Summary = "the smallest of several numbers, or of a row",
    };

    internal static Operation Largest { get; } = new("max", OperationKind.Largest, 1, 32)
    {
        Aliases = ["maximum"],
        Summary = "the largest of several numbers, or of a row",
    };

    internal static Operation Absolute { get; } = new("abs", OperationKind.Absolute, 1, 1) { Aliases = ["fabs"], Summary = "absolute value" };

    internal static Operation Sign { get; } = new("sign", OperationKind.Sign, 1, 1) { Summary = "-1, 0 or 1" };

    internal static Operation Exp { get; } = Function("exp", Elementary.Exp, "e^x");

    internal static Operation Expm1 { get; } = Function("expm1", Elementary.Expm1, "e^x - 1, with all digits near 0");

    internal static Operation Log { get; } = Function("log", Elementary.Log, "natural logarithm", "ln");

    internal static Operation Log1p { get; } = Function("log1p", Elementary.Log1p, "log(1 + x), with all digits near 0");

    internal static Operation Sqrt { get; } = Function("sqrt", Elementary.Sqrt, "square root");

    internal static Operation Softplus { get; } = Function("softplus", Elementary.Softplus, "log(1 + e^x), for every x");

    internal static Operation LogSigmoid { get; } = Function("logsigmoid", Elementary.LogSigmoid, "log(1/(1 + e^-x)), for every x", "log_sigmoid");

    internal static Operation Sigmoid { get; } = Function("sigmoid", Elementary.Logistic, "1/(1 + e^-x)", "logistic", "expit");

    internal static Operation Tanh { get; } = Function("tanh", Elementary.Tanh, "hyperbolic tangent");

    internal static Operation Sinh { get; } = Function("sinh", Elementary.Sinh, "hyperbolic sine");

    internal static Operation Cosh { get; } = Function("cosh", Elementary.Cosh, "hyperbolic cosine");

    internal static Operation LogCosh { get; } = Function("logcosh", Elementary.LogCosh, "log(cosh(x)), for every x", "log_cosh");

    internal static Operation SoftAbs { get; } = Function("softabs", Elementary.SoftAbs, "sqrt(1 + x^2) - 1, with all digits near 0");

    internal static Operation Log1pSquare { get; } = Function("log1psquare", Elementary.Log1pSquare, "log(1 + x^2), for every x");

    internal static Operation Erf { get; } = Function("erf", Elementary.Erf, "error function");

    internal static Operation Erfc { get; } = Function("erfc", Elementary.Erfc, "1 - erf(x), with all digits in the tail");

    internal static Operation NormalCdf { get; } = Function("normcdf", Elementary.NormalCdf, "cumulative normal distribution", "normal_cdf");

    internal static Operation LogNormalCdf { get; } = Function("lognormcdf", Elementary.LogNormalCdf, "log(normcdf(x)), for every x", "log_normal_cdf");

    internal static Operation LogGamma { get; } = Function("lgamma", Elementary.LogGamma, "log of the gamma function, for x > 0", "loggamma", "gammaln");

    internal static Operation Digamma { get; } = Function("digamma", Elementary.Digamma, "derivative of lgamma, for x > 0");

    internal static Operation Trigamma { get; } = Function("trigamma", Elementary.Trigamma, "derivative of digamma, for x > 0");

    internal static Operation Arctan { get; } = Function("arctan", Elementary.Arctan, "arctangent", "atan");

    internal static Operation Sin { get; } = Function("sin", Elementary.Sin, "sine");

    internal static Operation Cos { get; } = Function("cos", Elementary.Cos, "cosine");

    internal static Operation Square { get; } = Short("square", 1, a => a[0].ToThe(2), "x^2", "sq");

    internal static Operation Relu { get; } = Short("relu", 1, a => Call(Largest, a[0], 0), "max(x, 0)");

    internal static Operation Clip { get; } = Short("clip", 3, a => Call(Smallest, Call(Largest, a[0], a[1]), a[2]), "clip(x, low, high)", "clamp");

    internal static Operation Log2 { get; } = Short("log2", 1, a => Log.Of(a[0]).Over(Math.Log(2)), "logarithm to base 2");

    internal static Operation Log10 { get; } = Short("log10", 1, a => Log.Of(a[0]).Over(Math.Log(10)), "logarithm to base 10");

    internal static Operation XLogY { get; } = Short(
        "xlogy", 2, a => Call(Where, Call(Equal, a[0], 0), 0, a[0].Times(Log.Of(a[1]))), "xlogy(x, y) = x*log(y), and 0 where x is 0");

    internal static Operation LogAddExp { get; } = Short(
        "logaddexp", 2, a => a[1].Plus(Softplus.Of(a[0].Minus(a[1]))), "log(exp(a) + exp(b)), for every a and b");

    internal static Operation Sum { get; } = OfRow("sum", OperationKind.Sum, "sum over the row");

    internal static Operation Mean { get; } = new("mean", OperationKind.Short, 1, 1)
    {
        Expand = a => Sum.Of(a[0]).Over(new InputNode(FormulaInput.Classes)),
        NeedsRow = true,
        Summary = "mean over the row",
    };

    internal static Operation LogSumExp { get; } = OfRow("logsumexp", OperationKind.LogSumExp, "log of the sum of the exponentials of the row, for every row");

    internal static Operation Softmax { get; } = new("softmax", OperationKind.Short, 1, 1)
    {
        Expand = a => Exp.Of(a[0].Minus(LogSumExp.Of(a[0]))),
        NeedsRow = true,
        Summary = "exp(p)/sum(exp(p)), a row",
    };

    internal static Operation LogSoftmax { get; } = new("logsoftmax", OperationKind.Short, 1, 1)
    {
        Aliases = ["log_softmax"],
        Expand = a => a[0].Minus(LogSumExp.Of(a[0])),
        NeedsRow = true,
        Summary = "log(softmax(p)), a row, for every p",
    };

    internal static Operation OneHot { get; } = new("onehot", OperationKind.OneHot, 1, 1)
    {
        Aliases = ["one_hot"],
        Summary = "the row that is 1 at class y and 0 elsewhere",
    };

    /// <summary>All that are called by name, in the order of the documentation.</summary>
    internal static ImmutableArray<Operation> Named { get; } =
    [
        Where, Smallest, Largest, Clip, Relu, Absolute, Sign, Square, Power,
        Exp, Expm1, Log, Log1p, Log2, Log10, Sqrt, XLogY, LogAddExp,
        Softplus, Sigmoid, LogSigmoid, Tanh, Sinh, Cosh, LogCosh, SoftAbs, Log1pSquare,
        Erf, Erfc, NormalCdf, LogNormalCdf, LogGamma, Digamma, Trigamma, Arctan, Sin, Cos,
        Sum, Mean, LogSumExp, Softmax, LogSoftmax, OneHot,
    ];

    private static readonly Dictionary<string, Operation> ByName = new(
        Named.SelectMany(o => o.Aliases.Prepend(o.Name).Select(name => KeyValuePair.Create(name, o))), StringComparer.Ordinal);

    /// <summary>The operation of a name, or null.</summary>
    internal static Operation? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>All names.</summary>
    internal static IEnumerable<string> Names => ByName.Keys.Where(name => char.IsAsciiLetter(name[0]));

    private static Operation Function(string name, Elementary function, string summary, params ImmutableArray<string> aliases) =>
        new(name, OperationKind.Elementary, 1, 1) { Function = function, Summary = summary, Aliases = aliases };

    private static Operation Short(
        string name, int count, Func<ImmutableArray<FormulaNode>, FormulaNode> expand, string summary, params ImmutableArray<string> aliases) =>
        new(name, OperationKind.Short, count, count) { Expand = expand, Summary = summary, Aliases = aliases };

    private static Operation OfRow(string name, OperationKind kind, string summary) => new(name, kind, 1, 1) { NeedsRow = true, Summary = summary };
}
