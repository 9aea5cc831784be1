using Lossworks.Kernels;
using Lossworks.Tests.Contracts;

namespace Lossworks.Tests.Formulas;

/// <summary>What holds of every formula, beside the laws of every loss.</summary>
public sealed class FormulaLaws
{
    public static TheoryData<string> Compilable => [.. Twins.Formulas.Where(f => Loss.Parse(f) is FormulaLoss)];

    public static TheoryData<string> All => [.. Twins.Formulas];

    [Theory]
    [MemberData(nameof(Compilable))]
    public void Compiled_code_and_the_interpreter_give_the_same_bits(string spec)
    {
        FormulaLoss loss = Assert.IsType<FormulaLoss>(Loss.Parse(spec));
        BatchMaker made = BatchMaker.Make(loss, 203);
        Same(loss, made, made.Predictions, made.Targets);
        Same(loss, made, [.. made.Predictions.Select(x => (float)x)], [.. made.Targets.Select(x => (float)x)]);
    }

    private static void Same<S>(FormulaLoss loss, BatchMaker made, S[] predictions, S[] targets)
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
    {
        S[] weights = [.. Enumerable.Range(0, made.Rows).Select(i => S.CreateTruncating(i % 4 * 0.75))];
        foreach (Width width in (Width[])[Width.Scalar, Width.Bits128, Width.Bits256, Width.Bits512])
        {
            foreach (S[] given in (S[][])[[], weights])
            {
                for (int order = 0; order < 3; order++)
                {
                    int room = predictions.Length;
                    S[][] compiled = [new S[order > 0 ? room : 0], new S[order > 1 ? room : 0]], interpreted = [new S[order > 0 ? room : 0], new S[order > 1 ? room : 0]];
                    LossBatch<S> batch = new(predictions, made.Columns, targets, 1, given);
                    double a = loss.EvaluateBy(true, width, batch, new LossResult<S> { Gradient = compiled[0], Hessian = compiled[1] }, Reduction.Mean);
                    double b = loss.EvaluateBy(false, width, batch, new LossResult<S> { Gradient = interpreted[0], Hessian = interpreted[1] }, Reduction.Mean);
                    Assert.Equal(b, a);
                    Assert.Equal(interpreted[0], compiled[0]);
                    Assert.Equal(interpreted[1], compiled[1]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Twins.All), MemberType = typeof(Twins))]
    public void A_formula_is_its_twin_in_the_catalogue(string formula, string name)
    {
        Loss twin = Loss.Parse(name), loss = Loss.Parse(formula);
        BatchMaker made = BatchMaker.Make(twin, 301);
        double[] gradient = new double[made.Predictions.Length], expected = new double[gradient.Length], hessian = new double[gradient.Length], bend = new double[gradient.Length];
        double value = loss.Evaluate(made.Batch(), new() { Gradient = gradient, Hessian = hessian });
        double truth = twin.Evaluate(made.Batch(), new() { Gradient = expected, Hessian = bend });
        Assert.Equal(truth, value, 1e-12 * Math.Max(1, Math.Abs(truth)));
        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(expected[i], gradient[i], 1e-13 + (1e-11 * Math.Abs(expected[i])));
            Assert.Equal(bend[i], hessian[i], 1e-12 + (1e-10 * Math.Abs(bend[i])));
        }
    }

    /// <summary>At a residual of exactly 0, and where a piece ends: kinks have slope 0, smooth losses their curvature.</summary>
    [Theory]
    [InlineData("formula: abs(p - y)", 0, 0, 0)]
    [InlineData("formula: abs(p - y)^3", 0, 0, 0)]
    [InlineData("formula: abs(p - y) - log1p(abs(p - y))", 0, 0, 1)]
    [InlineData("formula: abs(y - p)^2", 0, 0, 2)]
    [InlineData("formula: sqrt(abs(p - y)^2 + 1)", 0, 0, 1)]
    [InlineData("formula: max(0.3 * (y - p), -0.7 * (y - p))", 0, 0, 0)]
    [InlineData("formula: where(p < y, 3 * (y - p), p - y)", 0, 0, 0)]
    [InlineData("formula: where(y - p <= 0, 2 * (p - y), y - p)", 0, 0, 0)]
    [InlineData("formula: where(p < y, 1 + y - p, p - y)", 0, 1, 0)]
    [InlineData("formula: where(p < y, 2 * (p - y), p - y)", 0, 1, 0)]
    [InlineData("formula: where(p - y < 0, exp(y - p) - 1, exp(p - y) - 1)", 0, 0, 1)]
    [InlineData("formula: max(p - y, 2 * (p - y))", 0, 1, 0)]
    [InlineData("formula: max(p - y, y - p)^2", 0, 0, 0)]
    [InlineData("formula: where(abs(p - y) <= 1, (p - y)^2 / 2, abs(p - y) - 0.5)", 1, 1, 1)]
    [InlineData("formula: where(abs(p - y) < 1, (p - y)^2 / 2, abs(p - y) - 0.5)", 1, 1, 0)]
    [InlineData("formula: (p - y)^1 + (p - y)^0", 0, 1, 0)]
    [InlineData("formula: (p - y)^n; n = 2", 0, 0, 2)]
    [InlineData("formula: (p - y)^n; n = 3", -2, 12, -12)]
    public void Derivatives_at_special_points(string formula, double residual, double first, double second)
    {
        double[] gradient = [0], hessian = [0];
        Loss.Parse(formula).Evaluate(new LossBatch<double>([residual + 0.25], [0.25]), new() { Gradient = gradient, Hessian = hessian });
        Assert.Equal(first, gradient[0], 1e-14);
        Assert.Equal(second, hessian[0], 1e-13);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_text_of_a_formula_reads_back_to_an_equal_loss(string spec)
    {
        Loss loss = Loss.Parse(spec), again = Loss.Parse(loss.ToString());
        Assert.Equal(loss, again);
        Assert.Equal(loss.ToString(), again.ToString());
        Assert.Equal(again.Card.Formula, Loss.Parse(again.ToString()).Card.Formula);
    }

    /// <summary>Small batches are interpreted and then compiled; nobody sees when.</summary>
    [Fact]
    public void Bits_do_not_change_when_the_code_is_compiled()
    {
        Loss loss = Loss.Parse("formula: softplus(p) - y * p + 0.1 * logcosh(p)");
        BatchMaker made = BatchMaker.Make(loss, 997);
        double[] first = made.Gradient();
        double value = made.Evaluate();
        for (int n = 0; n < 200; n++)
        {
            Assert.Equal(value, made.Evaluate());
            Assert.Equal(first, made.Gradient());
        }
    }

    [Fact]
    public void A_parameter_changes_without_new_code()
    {
        double[] p = [3], y = [0];
        Loss one = Loss.Parse("formula: where(abs(p - y) <= d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)); d = 1.5");
        Loss two = Loss.Parse("formula: where(abs(p - y) <= d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)); d = 2.5");
        Assert.Equal(1.5 * (3 - 0.75), one.Evaluate(p, y));
        Assert.Equal(2.5 * (3 - 1.25), two.Evaluate(p, y));
        Assert.NotEqual(one, two);
    }
}
