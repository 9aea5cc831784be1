using Lossworks.Formulas;

namespace Lossworks.Tests.Formulas;

public sealed class ReaderTests
{
    /// <summary>Spellings of the same formula.</summary>
    [Theory]
    [InlineData("(p-y)^2", "( P  −  y )**2")]
    [InlineData("(p - y)^2", "(p-y)²")]
    [InlineData("p - y * w / 2", "p - y·w÷2")]
    [InlineData("-p^2", "-(p^2)")]
    [InlineData("2^-p", "2^(-p)")]
    [InlineData("p^y^2", "p^(y^2)")]
    [InlineData("p - y - 1", "(p - y) - 1")]
    [InlineData("p / y * w", "(p / y) * w")]
    [InlineData("where(p > y, 1, p)", "where(y < p, 1, p)")]
    [InlineData("where(0 < p <= 1, 1, p)", "where(0 < p && p ≤ 1, 1, p)")]
    [InlineData("where(p != y, 1, p)", "where(not p == y, 1, p)")]
    [InlineData("where(p < 1 or p > 2 and y < 1, 1, p)", "where(p < 1 || (p > 2 and y < 1), 1, p)")]
    [InlineData("log(p) + exp(p)", "ln(p) + exp( p )")]
    [InlineData("max(p, y)", "maximum(p, y)")]
    [InlineData("1e-3 * p", "0.001*p")]
    [InlineData("+p - -y", "p - (-y)")]
    [InlineData("p; ", "p;;")]
    [InlineData("p + huber - 1; huber = 2", "p + HUBER - 1; Huber = 2.0")]
    public void The_same_formula_in_other_words(string a, string b) => Assert.Equal(Formula.Parse(a), Formula.Parse(b));

    [Theory]
    [InlineData("p - (y - w)")]
    [InlineData("p / (y / w)")]
    [InlineData("(-p)^2")]
    [InlineData("-(-p)")]
    [InlineData("-(p - y)")]
    [InlineData("(p^2)^3")]
    [InlineData("-2 * p")]
    [InlineData("(-2)^p")]
    [InlineData("not (p < y)")]
    [InlineData("p * -y")]
    public void Text_keeps_the_parentheses_it_needs(string text)
    {
        string whole = text.StartsWith("not", StringComparison.Ordinal) ? $"where({text}, p, y)" : text;
        Assert.Equal(Formula.Parse(whole), Formula.Parse(Formula.Parse(whole).ToString()));
    }

    /// <summary>Random trees, written and read.</summary>
    [Fact]
    public void Any_tree_reads_back()
    {
        Random random = new(11);
        for (int n = 0; n < 3000; n++)
        {
            FormulaNode tree = Tree(random, 5);
            string text = $"a * p + {new CallNode(Operations.Absolute, tree)}";
            FormulaNode read = Formula.Parse(text + "; a = 1").Body;
            Assert.Equal(text, read.ToString());
            Assert.Equal(new CallNode(Operations.Add, Formula.Parse("a * p; a = 1").Body, tree), Formula.Parse($"a * p + ({tree}); a = 1").Body);
        }
    }

    private static FormulaNode Tree(Random random, int depth)
    {
        if (depth == 0 || random.Next(6) == 0)
        {
            return random.Next(5) switch
            {
                0 => new NumberNode(Math.Round(random.NextDouble() * 10, 2)),
                1 => new NumberNode(-random.Next(1, 9)),
                2 => new ParameterNode("a"),
                3 => new InputNode(FormulaInput.Prediction),
                _ => new InputNode(FormulaInput.Target),
            };
        }

        FormulaNode Next() => Tree(random, depth - 1);
        return random.Next(10) switch
        {
            0 => Next().Plus(Next()),
            1 => Next().Minus(Next()),
            2 => Next().Times(Next()),
            3 => Next().Over(Next()),
            4 => Next().ToThe(Next()),
            5 => Next() is var x && x is NumberNode ? x : x.Negative(),
            6 => Operations.Exp.Of(Next()),
            7 => new CallNode(Operations.Where, Condition(random, depth - 1), Next(), Next()),
            8 => new CallNode(Operations.Largest, Next(), Next(), Next()),
            _ => Operations.Absolute.Of(Next()),
        };
    }

    private static FormulaNode Condition(Random random, int depth)
    {
        if (depth <= 1 || random.Next(3) == 0)
            return new CallNode(random.Next(2) == 0 ? Operations.Less : Operations.AtMost, Tree(random, Math.Max(0, depth - 1)), Tree(random, Math.Max(0, depth - 1)));
        return random.Next(3) switch
        {
            0 => new CallNode(Operations.And, Condition(random, depth - 1), Condition(random, depth - 1)),
            1 => new CallNode(Operations.Or, Condition(random, depth - 1), Condition(random, depth - 1)),
            _ => new CallNode(Operations.Not, Condition(random, depth - 1)),
        };
    }

    /// <summary>The message says what was expected, and the mark stands under the character.</summary>
    [Theory]
    [InlineData("(p - y", 6, "expected ')' but found the end")]
    [InlineData("p - ", 4, "expected a number, a name or '(' but found the end")]
    [InlineData("", 0, "expected a number, a name or '(' but found the end")]
    [InlineData("(p - z)^2", 5, "unknown name 'z'; declare it behind the formula: '; z = 1'")]
    [InlineData("r^2", 0, "unknown name 'r'; write p - y for the residual")]
    [InlineData("sofplus(p)", 0, "there is no function 'sofplus': did you mean softplus?")]
    [InlineData("huber2(p)", 0, "there is no function 'huber2'")]
    [InlineData("softplus + p", 0, "'softplus' is a function: write softplus(x)")]
    [InlineData("p(y)", 0, "'p' is no function: write p*( for a product")]
    [InlineData("2p", 1, "a product needs its sign: write 2*p")]
    [InlineData("p y", 2, "expected an operator, ';' or the end but found 'y'")]
    [InlineData("p ? y : 1", 2, "found '?'; write where(condition, then, otherwise)")]
    [InlineData("|p - y|", 0, "found '|'; write abs(x)")]
    [InlineData("if(p < y, 1, 2)", 0, "there is no function 'if': write where(condition, then, otherwise)")]
    [InlineData("where(p < y, 1)", 0, "where takes 3 arguments, not 2")]
    [InlineData("exp(p, y)", 0, "exp takes 1 argument, not 2")]
    [InlineData("exp()", 0, "exp takes 1 argument, not 0")]
    [InlineData("p < y", 2, "a loss is a number, and this is a condition")]
    [InlineData("p + (p < y)", 7, "a condition stands where a number is needed: write where(condition, 1, 0)")]
    [InlineData("where(p, 1, 2)", 6, "a condition is needed here, such as abs(p - y) < 1")]
    [InlineData("where(p = y, 1, p)", 8, "a single '=' compares nothing in a formula: write '=='")]
    [InlineData("y^2", 1, "the prediction p does not occur")]
    [InlineData("p + p1", 0, "a formula takes either p or p1, p2, ..., not both")]
    [InlineData("p1 + p3", 5, "there is a p3 but no p2")]
    [InlineData("logsumexp(p)[y]", 12, "only a row has numbers to pick from")]
    [InlineData("softmax(p)", 0, "a loss is one number per row, and this is a row of them: add it up with sum(...) or mean(...)")]
    [InlineData("sum(3) + p[y]", 4, "sum takes a row, and this is a single number")]
    [InlineData("p[y] + y", 7, "y is a class here")]
    [InlineData("p[0.5]", 2, "between [ and ] stands the class y, or a whole number from 0")]
    [InlineData("p[y + 1]", 4, "between [ and ] stands the class y, or a whole number from 0")]
    [InlineData("sum(p1)", 4, "p1, p2, ... are outputs with meanings of their own")]
    [InlineData("p*d; d = x", 9, "expected a number but found 'x'")]
    [InlineData("p*d; d 1", 7, "expected '=' after the parameter 'd' but found '1'")]
    [InlineData("p*d; d = 3 in 0..1", 5, "'d' must be 0 <= d <= 1, not 3")]
    [InlineData("p*d; d = 3 in 5..1", 14, "the range ends at 1, below its beginning 5")]
    [InlineData("p*d; d = 3 in -1..5 log", 14, "a range on a log scale begins at 0 or above")]
    [InlineData("p*d; d = 3 in 0,1", 15, "expected '..' between the ends of a range but found ','")]
    [InlineData("p*d; d = 3; d = 4", 12, "'d' is declared twice")]
    [InlineData("p; d = 3", 3, "'d' is declared but does not occur in the formula")]
    [InlineData("p; exp = 3", 3, "'exp' has a meaning of its own and cannot be declared")]
    [InlineData("p; p is banana", 8, "'p' cannot be 'banana': it is one of value, positive, probability")]
    [InlineData("p; y is label", 3, "'y' does not occur in the formula")]
    [InlineData("p - y; y likes 1", 9, "expected 'is' or 'in' after 'y' but found 'l'")]
    [InlineData("p*d; d = 1..5", 10, "a parameter needs its value before its range: d = 1 in 1..")]
    [InlineData("(p - y)^2 + 3*log-cosh", 14, "log-cosh is a loss, and formulas are made of functions: to add losses to a formula put it in parentheses")]
    [InlineData("(p - y)^2 + huber(delta=1)", 12, "huber is a loss, and formulas are made of functions")]
    [InlineData("(p - y)^2 + huber", 12, "huber is a loss")]
    [InlineData("1e999 * p", 0, "'1e999' is no finite number")]
    [InlineData("p $ y", 2, "expected an operator, ';' or the end but found '$'")]
    [InlineData("p - y)", 5, "expected an operator, ';' or the end but found ')'")]
    public void An_error_points_at_the_character(string text, int place, string message)
    {
        SpecException e = Assert.Throws<SpecException>(() => Formula.Parse(text));
        Assert.Contains(message, e.Message);
        Assert.Equal(place, e.Position);
        string[] lines = e.Message.Split('\n');
        Assert.Equal(place + 3, lines[^1].Length);
        Assert.EndsWith("^", lines[^1]);
    }

    [Fact]
    public void What_is_too_deep_too_long_or_too_large_is_refused_at_once()
    {
        Assert.Contains("nests deeper than 100", Assert.Throws<SpecException>(() => Formula.Parse(new string('(', 5000) + "p")).Message);
        Assert.Contains("nests deeper than 100", Assert.Throws<SpecException>(() => Formula.Parse(new string('-', 5000) + "p")).Message);
        Assert.Contains("nests deeper than 100", Assert.Throws<SpecException>(() => Formula.Parse(string.Concat(Enumerable.Repeat("2^", 5000)) + "p")).Message);
        Assert.Contains("more than 2000 parts", Assert.Throws<SpecException>(() => Formula.Parse("p" + string.Concat(Enumerable.Repeat("+p", 5000)))).Message);
        Assert.Contains("at most 20000 are read", Assert.Throws<SpecException>(() => Formula.Parse("p" + new string(' ', 30_000))).Message);
    }

    /// <summary>As large as is allowed, and still evaluated.</summary>
    [Fact]
    public void The_largest_formula_works()
    {
        Loss loss = Loss.Parse("formula: p" + string.Concat(Enumerable.Repeat("+p*y", 450)));
        double[] gradient = [0];
        Assert.Equal(1 + (450 * 2), loss.Evaluate(new LossBatch<double>([1], [2]), new() { Gradient = gradient }));
        Assert.Equal(901, gradient[0]);
    }

    /// <summary>As many kinks as fit into the bounds: found out about in a moment.</summary>
    [Fact]
    public void A_formula_of_nothing_but_kinks_is_read_in_a_moment()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Loss loss = Loss.Parse("formula: 0*p" + string.Concat(Enumerable.Range(0, 250).Select(n => $"+abs(p - y - {n})")));
        Assert.Equal(250 * 249 / 2, loss.Evaluate([0.0], [0.0]));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    /// <summary>Sums of short forms inside short forms must not grow with their depth.</summary>
    [Fact]
    public void Nested_short_forms_stay_small()
    {
        string text = "p - y";
        for (int n = 0; n < 40; n++)
            text = $"clip(logaddexp({text}, p), -1, 1)";
        Assert.True(Loss.Parse("formula: " + text).Evaluate([0.5], [0.25]) <= 1);
    }
}
