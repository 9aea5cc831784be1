using Lossworks.Calculus;
using Lossworks.Verification;

namespace Lossworks.Tests.Formulas;

/// <summary>Losses written in C#: as an expression, and as a struct.</summary>
public sealed class DefineTests
{
    private static readonly double Scale = 3;

    [Fact]
    public void An_expression_is_the_formula_that_it_says()
    {
        Assert.Equal("formula: (p - y)^4", Loss.Define((p, y) => Math.Pow(p - y, 4)).ToString());
        Assert.Equal(Loss.Parse("formula: softplus(p) - y * p"), Loss.Define((f, t) => LossMath.Softplus(f) - t * f));
        Assert.Equal(Loss.Parse("formula: where(abs(p - y) <= 1.5, (p - y)^2 / 2, 1.5 * (abs(p - y) - 0.75))"),
            Loss.Define((p, y) => Math.Abs(p - y) <= 1.5 ? Math.Pow(p - y, 2) / 2 : 1.5 * (Math.Abs(p - y) - 0.75)));
        Assert.Equal(Loss.Parse("formula: where(y < p and not p == 0 or y <= 0, -p, p / 2)"), Loss.Define((p, y) => (p > y && !(p == 0)) || y <= 0 ? -p : p / 2));
        Assert.Equal(Loss.Parse("formula: exp(p) + log(y) + log1p(p) + expm1(p) + sqrt(y) + tanh(p) + arctan(p) + max(p, y) + min(p, 1) + clip(p, 0, 1)"),
            Loss.Define((p, y) => Math.Exp(p) + Math.Log(y) + double.LogP1(p) + double.ExpM1(p) + Math.Sqrt(y) + Math.Tanh(p) + Math.Atan(p) + Math.Max(p, y) + Math.Min(p, 1) + Math.Clamp(p, 0, 1)));
    }

    [Fact]
    public void Parameters_keep_their_names_and_may_change()
    {
        Loss loss = Loss.Define((p, y, delta) => Math.Abs(p - y) < delta ? (p - y) * (p - y) / 2 : delta * (Math.Abs(p - y) - delta / 2), 1.5);
        Assert.Equal("formula: where(abs(p - y) < delta, (p - y) * (p - y) / 2, delta * (abs(p - y) - delta / 2)); delta = 1.5", loss.ToString());
        Assert.Equal("delta", loss.Card.Parameters[0].Name);
        Assert.Equal(1.5 * (3 - 0.75), loss.Evaluate([3.0], [0.0]));
        Assert.Equal(2, Loss.Define((p, y, a, b) => a * Math.Abs(p - y) + b, 1, 1).Evaluate([1.0], [0.0]));
    }

    [Fact]
    public void Variables_around_it_count_with_what_they_hold()
    {
        double shift = 2;
        int times = 3;
        Assert.Equal("formula: 3 * abs(p - y - 2) / 3", Loss.Define((p, y) => times * Math.Abs(p - y - shift) / Scale).ToString());
    }

    [Fact]
    public void What_is_no_formula_is_named()
    {
        string e = Assert.Throws<LossException>(() => Loss.Define((p, y) => Math.Ceiling(p) - y)).Message;
        Assert.Contains("'Ceiling(p)' is no part of formulas", e);
        Assert.Contains("LossMath", e);
        Assert.Contains("'\"3\"' is no part of formulas", Assert.Throws<LossException>(() => Loss.Define((p, y) => p - y * Convert.ToDouble("3"))).Message);
        Assert.Contains("the prediction p does not occur", Assert.Throws<SpecException>(() => Loss.Define((p, y) => y)).Message);
        Assert.Contains("'e' is declared but does not occur", Assert.Throws<SpecException>(() => Loss.Define((p, y, e) => p - y, 1)).Message);
        Assert.Contains("'exp' cannot be the name of a parameter", Assert.Throws<LossException>(() => Loss.Define((p, y, exp) => p - y * exp, 1)).Message);
    }

    [Fact]
    public void The_functions_give_what_they_say()
    {
        Assert.Equal(Math.Log(1 + Math.Exp(0.3)), LossMath.Softplus(0.3), 1e-15);
        Assert.Equal(Math.Log(Math.Exp(0.3) + Math.Exp(-1)), LossMath.LogAddExp(0.3, -1), 1e-15);
        Assert.Equal(0, LossMath.XLogY(0, 0));
        Assert.Equal(0, LossMath.Relu(-3));
        Assert.Equal(800, LossMath.Softplus(800));
        Assert.Equal(LossMath.Sigmoid(0.4), Math.Exp(LossMath.LogSigmoid(0.4)), 1e-15);
        Assert.Equal(1, LossMath.Erf(0.7) + LossMath.Erfc(0.7), 1e-15);
        Assert.Equal(Math.Log(LossMath.NormalCdf(0.7)), LossMath.LogNormalCdf(0.7), 1e-15);
    }

    private readonly record struct Quartic : IResidualLoss
    {
        public static LossCard Card { get; } = LossCard.Own("quartic", "r^4");

        public LossClaims Claims => new() { Convex = true, Even = true, NonNegative = true, ZeroAtPerfect = true };

        public T Of<T>(T r)
            where T : struct, IReal<T>
            => T.Square(T.Square(r));
    }

    private readonly record struct Scaled(double Factor) : IPointwiseLoss
    {
        public static LossCard Card { get; } = LossCard.Own("scaled", "factor (f - y)^2") with { Parameters = [ParameterCard.Number("factor", 1, Interval.Positive, "the factor")] };

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => Factor * T.Square(f - y);
    }

    [Fact]
    public void A_struct_of_a_few_lines_is_a_loss_like_any_other()
    {
        Loss loss = new Quartic().ToLoss(), formula = Loss.Parse("formula: (p - y)^4");
        double[] p = [0.5, 3, -1], y = [0, 1, 1], gradient = [0, 0, 0], hessian = [0, 0, 0], a = [0, 0, 0], b = [0, 0, 0];
        Assert.Equal(formula.Evaluate(p, y, a, b), loss.Evaluate(p, y, gradient, hessian));
        Assert.Equal(a, gradient);
        Assert.Equal(b, hessian);
        Assert.True(LossCheck.Run(loss).Ok);
        Assert.Equal("0.5*quartic + 0.5*huber", ((0.5 * loss) + (0.5 * Loss.Parse("huber"))).ToString());
    }

    [Fact]
    public void A_struct_with_parameters_wants_an_entry()
    {
        Assert.Contains("LossEntry.Pointwise<scaled>", Assert.Throws<LossException>(() => new Scaled(2).ToLoss()).Message);
        LossCatalogue catalogue = LossCatalogue.BuiltIn.With([LossEntry.Pointwise<Scaled>(a => new(a.Number("factor")), loss => [loss.Factor])]);
        Assert.Equal(2 * 9, Loss.Parse("scaled(factor=2)", catalogue).Evaluate([3.0], [0.0]));
        Assert.Equal("scaled(factor=2)", catalogue.Wrap(new Scaled(2)).ToString());
    }
}
