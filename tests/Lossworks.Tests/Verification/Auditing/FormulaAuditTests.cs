using Lossworks.Formulas;
using Lossworks.Verification;

namespace Lossworks.Tests.Verification.Auditing;

/// <summary>What people write wrong is found and mended; what is right is left alone.</summary>
public sealed class FormulaAuditTests
{
    [Theory]
    [MemberData(nameof(NaiveFormulas.Texts), MemberType = typeof(NaiveFormulas))]
    public void A_naive_formula_is_found_out_and_mended(string text)
    {
        NaiveFormula naive = NaiveFormulas.Of(text);
        FormulaAudit audit = Audit(text);
        string told = string.Join("\n", audit.Findings.Select(f => $"{f.Describe()} -> {f.Rewrite}"));
        Assert.True(audit.Findings.Length is > 0 and <= 12, told);
        Assert.True(audit.Findings.Any(f => f.Kind == naive.Kind && f.Range.EndsWith(naive.Range, StringComparison.Ordinal)), told);
        Assert.True(audit.Findings.Any(f => f.Rewrite == naive.Rewrite), told);
        Assert.Equal(naive.Fixed, audit.Fixed?.ToString());
    }

    [Theory]
    [MemberData(nameof(NaiveFormulas.Texts), MemberType = typeof(NaiveFormulas))]
    public void The_mended_formula_is_sound(string text)
    {
        NaiveFormula naive = NaiveFormulas.Of(text);
        FormulaAudit audit = Audit(naive.Fixed);
        string told = string.Join("\n", audit.Findings.Select(f => f.Describe()));
        Assert.True(audit.Findings.IsEmpty == (naive.Remainder.Length == 0), told);
        Assert.True(naive.Remainder.Length == 0 || audit.Findings.Any(f => f.Range.Contains(naive.Remainder, StringComparison.Ordinal)), told);
    }

    [Theory]
    [InlineData("softplus(p) - y*p")]
    [InlineData("softplus(-y*p); y is sign")]
    [InlineData("y*softplus(-p) + (1 - y)*softplus(p)")]
    [InlineData("logcosh(p - y)")]
    [InlineData("softabs(p - y)")]
    [InlineData("log1psquare((p - y)/c); c = 2")]
    [InlineData("logsumexp(p - p[y])")]
    [InlineData("(p - y)^2")]
    [InlineData("(p - y)^4")]
    [InlineData("abs(p - y)")]
    [InlineData("where(abs(p - y) < d, (p - y)^2/2, d*(abs(p - y) - d/2)); d = 1.5")]
    [InlineData("max(t*(y - p), (t - 1)*(y - p)); t = 0.9")]
    [InlineData("max(0, 1 - y*p)")]
    [InlineData("exp(-y*p)")]
    [InlineData("exp(p) - y*p")]
    [InlineData("p + y*exp(-p)")]
    [InlineData("p - xlogy(y, p)")]
    [InlineData("log(p) + y/p")]
    [InlineData("-logsigmoid(y*p); y is sign")]
    [InlineData("-lognormcdf(y*p); y is sign")]
    [InlineData("sum((p - y)^2)")]
    [InlineData("log(p2) + (y - p1)^2/(2*p2^2)")]
    public void A_sound_formula_raises_no_alarm(string text)
    {
        FormulaAudit audit = Audit(text);
        Assert.True(audit.Findings.IsEmpty, string.Join("\n", audit.Findings.Select(f => f.Describe())));
        Assert.Null(audit.Fixed);
    }

    [Fact]
    public void Findings_read_like_sentences()
    {
        AuditFinding first = Audit("log(1 + exp(p)) - y*p").Findings[0];
        Assert.Equal("value overflows in double where the prediction is above 709.8: at p = 720, y = 0 it gives Infinity, the true value is 720.", first.Describe());
        Assert.Equal(("softplus(p)", "log(1 + exp(p))"), (first.Rewrite, first.Instead));
    }

    [Fact]
    public void A_sum_is_mended_term_by_term()
    {
        LossCheck check = LossCheck.Run(Loss.Parse("0.7*huber(delta=1) + 0.3*(formula: log(cosh(p - y)))"));
        Assert.Equal("0.7*huber + 0.3*(formula: logcosh(p - y))", check.Fixed?.ToString());
        Assert.NotEmpty(check.Audit);
    }

    [Fact]
    public void The_same_formula_gives_the_same_audit()
    {
        const string Text = "-log(softmax(p)[y])";
        Assert.Equal(Audit(Text).Findings, Audit(Text).Findings);
    }

    private static FormulaAudit Audit(string text)
    {
        Loss loss = Loss.Parse("formula: " + text);
        return FormulaAudit.Run(loss, Formula.Parse(text));
    }
}
