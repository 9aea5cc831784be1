namespace Lossworks.Tests.Formulas;

/// <summary>What a formula is taken for, where nobody declared it.</summary>
public sealed class FormulaFactsTests
{
    [Theory]
    [InlineData("(p - y)^4", LossShape.Residual)]
    [InlineData("abs(y - p) + (p - y)^2", LossShape.Residual)]
    [InlineData("(-y + p)^2", LossShape.Residual)]
    [InlineData("(p - y)^2 + 0.1*p^2", LossShape.Pointwise)]
    [InlineData("exp(-y*p)", LossShape.Margin)]
    [InlineData("max(0, 1 - p*y)", LossShape.Margin)]
    [InlineData("softplus(p) - y*p", LossShape.Pointwise)]
    [InlineData("exp(-y*p); y is label", LossShape.Pointwise)]
    [InlineData("w*(p - y)^2", LossShape.Pointwise)]
    [InlineData("log(p2) + (y - p1)^2/p2", LossShape.Outputs)]
    [InlineData("logsumexp(p) - p[y]", LossShape.Row)]
    [InlineData("mean((p - y)^2)", LossShape.Row)]
    public void The_shape_follows_from_the_formula(string formula, LossShape shape) => Assert.Equal(shape, Loss.Parse("formula: " + formula).Shape);

    [Theory]
    [InlineData("(p - y)^2", "prediction", "any real number", "any real number")]
    [InlineData("softplus(p) - y*p", "logit", "any real number", "0 <= x <= 1")]
    [InlineData("exp(p) - y*p", "log-mean", "any real number", "x >= 0")]
    [InlineData("-(y*log(p) + (1-y)*log(1-p))", "probability", "0 < x < 1", "0 <= x <= 1")]
    [InlineData("y*log(y/p) - y + p", "prediction", "x > 0", "x > 0")]
    [InlineData("p - y*log(p)", "prediction", "x > 0", "x >= 0")]
    [InlineData("(sqrt(p) - sqrt(y))^2", "prediction", "x >= 0", "x >= 0")]
    [InlineData("exp(-y*p)", "score", "any real number", "one of -1, 1")]
    [InlineData("(p - y)^2; p in 0..10; y in [0, inf)", "prediction", "0 <= x <= 10", "x >= 0")]
    [InlineData("(p - y)^2; p is logit; y is label", "logit", "any real number", "one of 0, 1")]
    [InlineData("logsumexp(p) - p[y]", "logit", "any real number", "class >= 0")]
    [InlineData("-log(p[y])", "probability", "0 < x < 1", "class >= 0")]
    [InlineData("sum(relu(1 + p - p[y]))", "score", "any real number", "class >= 0")]
    [InlineData("mean((p - y)^2)", "prediction", "any real number", "any real number")]
    public void Domains_follow_from_where_it_is_a_number(string formula, string meaning, string prediction, string target)
    {
        Loss loss = Loss.Parse("formula: " + formula);
        Assert.Equal(meaning, loss.Outputs[0].Meaning);
        Assert.Equal(prediction, loss.Outputs[0].Domain.Describe("x"));
        Assert.Equal(target, loss.Target.Describe());
    }

    [Theory]
    [InlineData("(p - y)^2", LossTask.Regression)]
    [InlineData("exp(p) - y*p", LossTask.PositiveRegression)]
    [InlineData("softplus(p) - y*p", LossTask.BinaryClassification)]
    [InlineData("exp(-y*p)", LossTask.BinaryClassification)]
    [InlineData("logsumexp(p) - p[y]", LossTask.MulticlassClassification)]
    public void So_does_the_task(string formula, LossTask task) => Assert.Equal([task], Loss.Parse("formula: " + formula).Card.Tasks);

    [Fact]
    public void Parameters_stand_on_the_card_with_their_ranges()
    {
        Loss loss = Loss.Parse("formula: abs(p - y)^my_power + c; my_power = 1.5 in [1, 3) log; c = -2");
        ParameterCard power = loss.Card.Parameters[0], c = loss.Card.Parameters[1];
        Assert.Equal(("my-power", 1.5, new Interval(1, 3, false, true), true), (power.Name, ((ParameterValue.Number)power.Default!).Value, power.Range, power.IsLog));
        Assert.Equal(("c", Interval.Real, false), (c.Name, c.Range, c.IsLog));
    }

    [Fact]
    public void Formulas_add_up_with_other_losses_and_stand_inside_them()
    {
        double[] p = [3, 0.5], y = [0, 0];
        double huber = Loss.Parse("huber(delta=1)").Evaluate(p, y), quartic = Loss.Parse("formula: (p - y)^4").Evaluate(p, y);
        Assert.Equal((0.7 * huber) + (0.3 * quartic), Loss.Parse("0.7*huber(delta=1) + 0.3*formula: (p - y)^4").Evaluate(p, y), 1e-12);
        Assert.Equal((0.3 * quartic) - huber, Loss.Parse("0.3*(formula: (p - y)^4) - huber").Evaluate(p, y), 1e-12);
        Assert.Equal(2 * (huber + quartic), Loss.Parse("2*(huber + formula: (p - y)^4)").Evaluate(p, y), 1e-12);
        Assert.Equal("0.3*(formula: (p - y)^4) + -1*huber", Loss.Parse("0.3*(formula: (p-y)^4) - huber").ToString());

    }

    [Fact]
    public void The_weight_may_stand_in_the_formula()
    {
        double[] p = [3, 0.5, 7], y = [0, 0, 1], w = [1, 3, 0], a = [0, 0, 0], b = [0, 0, 0];
        double expected = Loss.Parse("squared-error").Evaluate(p, y, a, weights: w), value = Loss.Parse("formula: w * (p - y)^2").Evaluate(p, y, b, weights: w);
        Assert.Equal(expected, value, 1e-15);
        Assert.Equal(a, b);
        Assert.Equal(9.25 / 3 + 12, Loss.Parse("formula: w * (p - y)^2").Evaluate(p, y), 1e-12);
    }
}
