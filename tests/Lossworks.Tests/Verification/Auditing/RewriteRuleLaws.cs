using System.Collections.Immutable;
using Lossworks.Formulas;
using Lossworks.Verification;

namespace Lossworks.Tests.Verification.Auditing;

/// <summary>Every identity that mends formulas holds to 200 digits.</summary>
public sealed class RewriteRuleLaws
{
    /// <summary>200 decimal digits, and room for what cancels.</summary>
    private const int Bits = 665, Room = 200;

    private static readonly double[] Numbers = [0.7, 1.9, -0.4, 0.25, -2.3, 3.1];

    public static TheoryData<string> All => [.. RewriteRules.All.Select(r => r.Text)];

    [Theory]
    [MemberData(nameof(All))]
    public void Both_sides_are_the_same(string text)
    {
        RewriteRule rule = RewriteRules.All.First(r => r.Text == text);
        int compared = 0;
        for (int shift = 0; shift < Numbers.Length; shift++)
        {
            foreach (double y in (double[])[0, 1])
            {
                BigReal before = Value(rule, rule.Pattern, shift, y), after = Value(rule, rule.Replacement, shift, y);
                if (!before.IsFinite)
                    continue;
                compared++;
                Assert.True(new TruthFinder().Agree(Rounded(before, after), BigReal.Zero, Bits), $"{before} is not {after} at sample {shift}, y = {y}");
            }
        }

        Assert.True(compared > 0, "the pattern is nowhere defined");
    }

    [Fact]
    public void No_rule_stands_twice() => Assert.Equal(RewriteRules.All.Length, RewriteRules.All.Select(r => CanonicalText.Of(r.Pattern)).Distinct().Count());

    /// <summary>The difference as a share of the larger, 0 where it is below the digits that are asked for.</summary>
    private static BigReal Rounded(BigReal before, BigReal after)
    {
        BigMath math = new(Bits + Room);
        BigReal difference = math.Subtract(before, after), size = math.Abs(before);
        bool same = difference.IsZero || difference.Order < (size.IsZero ? 1 : size.Order) - Bits;
        return same ? BigReal.Zero : BigReal.One;
    }

    private static double At(RewriteRule rule, string name, int place) => Numbers[place % Numbers.Length] is var number && rule.Positive == name ? Math.Abs(number) : number;

    private static BigReal Value(RewriteRule rule, FormulaNode side, int shift, double y)
    {
        string[] names = [.. rule.Pattern.All().OfType<ParameterNode>().Select(p => p.Name).Distinct().Order()];
        bool row = rule.Pattern.All().Any(n => n is CallNode { Operation: { NeedsRow: true } or { Kind: OperationKind.Pick } });
        FormulaNode body = side.Replaced(n => row && n is ParameterNode { Name: "v" } ? new InputNode(FormulaInput.Prediction) : n);
        if (row && FormulaForm.Of(body).Shape != FormulaShape.Row)
            row = false;
        ImmutableArray<FormulaParameter> parameters = [.. names.Select((name, i) => new FormulaParameter(name, At(rule, name, i + shift), Interval.Real, false))];
        bool ofRows = rule.Text.StartsWith("log(softmax(v)) ", StringComparison.Ordinal) || rule.Text.StartsWith("exp(v)/", StringComparison.Ordinal);
        FormulaNode whole = ofRows ? new CallNode(Operations.Pick, body, Build.Number(1)) : body;
        Formula formula = new(whole, FormulaForm.Of(whole), new(parameters, ImmutableDictionary<InputNode, Description>.Empty));
        AuditInput at = row ? new([0.3, -1.2, 2.5], [y, y, y], (int)y) : new([0.5], [y], 0);
        return new BigFormula(formula, new BigCalculus(Bits + Room), at, 0, []).Value().Value;
    }
}
