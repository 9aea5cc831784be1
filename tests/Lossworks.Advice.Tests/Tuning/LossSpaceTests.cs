using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice.Tests.Tuning;

/// <summary>What a SPEC leaves open as a space, and back.</summary>
public sealed class LossSpaceTests
{
    [Theory]
    [InlineData("huber(delta=0.1..10 log)", "delta = 0.1..10 log")]
    [InlineData("huber(delta=1..3 step 0.5)", "delta = 1..3 step 0.5")]
    [InlineData("{huber(delta=1..2), log-cosh}", "loss = {huber, log-cosh}; huber.delta = 1..2 when loss is huber")]
    [InlineData("gradient-harmonizing(bins=2..30 log)", "bins = 2..30 whole log")]
    [InlineData("multi-margin(power={1, 2})", "power = {1, 2}")]
    [InlineData("{huber, {log-cosh, pinball(quantile=0.1..0.9)}}",
        "loss = {huber, {log-cosh, pinball(quantile=0.1..0.9)}}; loss-2 = {log-cosh, pinball} when loss is {log-cosh, pinball(quantile=0.1..0.9)}; pinball.quantile = 0.1..0.9 when loss-2 is pinball")]
    [InlineData("formula: d * abs(p - y); d = 1 in 0.5..2", "d = 0.5..2")]
    public void What_is_open_is_a_parameter(string spec, string space) =>
        Assert.Equal(space, string.Join("; ", LossSpace.Of(SearchSpec.Parse(spec)).Space!.Parameters));

    [Fact]
    public void A_configuration_is_a_loss()
    {
        LossSpace losses = LossSpace.Of(SearchSpec.Parse("{huber(delta=0.1..10 log), 2*log-cosh}"));
        Assert.Equal(Loss.Parse("huber(delta=1.35)"), losses.LossOf(losses.Space!.Make(("loss", "huber"), ("huber.delta", 1.35))));
        Assert.Equal(Loss.Parse("2*log-cosh"), losses.LossOf(losses.Space.Make(("loss", "2*log-cosh"))));
    }

    [Fact]
    public void What_is_tried_has_six_digits_within_the_range()
    {
        LossSpace losses = LossSpace.Of(SearchSpec.Parse("huber(delta=0.1234561..10)"));
        Assert.Equal("huber(delta=1.23457)", losses.SpecOf(losses.Space!.Make(("delta", 1.23456789))).ToString());
        Assert.Equal("huber(delta=0.1234561)", losses.SpecOf(losses.Space.Make(("delta", 0.1234561))).ToString());
    }

    [Fact]
    public void Nothing_open_is_no_space()
    {
        LossSpace losses = LossSpace.Of(SearchSpec.Parse("huber"));
        Assert.Null(losses.Space);
        Assert.Equal(Loss.Parse("huber"), losses.LossOf(null));
    }

    [Fact]
    public void A_parameter_that_is_called_like_one_of_the_training_gets_another_name()
    {
        LossSpace losses = LossSpace.Of(SearchSpec.Parse("formula: rate * abs(p - y); rate = 1 in 0.5..2"), null, new RealParameter("rate", 0.1, 1));
        Assert.Equal(["loss.rate", "rate"], losses.Space!.Parameters.Select(p => p.Name));
        Assert.Contains("rate = 2", losses.SpecOf(losses.Space.Make(("loss.rate", 2.0), ("rate", 0.5))).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("huber(delta=-1..1)", "'delta' cannot be -1")]
    [InlineData("{log-cosh, huber(delta={1, -1})}", "'delta' cannot be -1")]
    [InlineData("pinball(quantile=0.5..1)", "'quantile' cannot be 1")]
    [InlineData("{huber, hubber}", "there is no loss 'hubber'")]
    [InlineData("gradient-harmonizing(bins=2.5..30)", "whole")]
    public void What_a_loss_does_not_take_is_refused_before_a_search(string spec, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<LossException>(() => LossSpace.Of(SearchSpec.Parse(spec))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("steps", "1..10.5", "whole")]
    [InlineData("rate", "0..1", "'rate' cannot be 0")]
    [InlineData("optimizer", "{adam, newton}", "'optimizer' cannot be newton")]
    [InlineData("speed", "1", "no 'speed'")]
    public void What_the_training_does_not_take_is_refused(string name, string value, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<LossException>(() => new TrainingSearch((name, SearchValue.Parse(name, value)))).Message, StringComparison.Ordinal);
}
