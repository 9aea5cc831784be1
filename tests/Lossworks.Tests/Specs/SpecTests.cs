using Lossworks.Specs;

namespace Lossworks.Tests.Specs;

/// <summary>The grammar, both ways, and where it points when a text does not follow it.</summary>
public sealed class SpecTests
{
    [Theory]
    [InlineData("huber", "huber")]
    [InlineData(" Huber ( DELTA = 1.50 ) ", "huber(delta=1.5)")]
    [InlineData("mse", "squared-error")]
    [InlineData("huber()", "huber")]
    [InlineData("huber(delta=1)", "huber")]
    [InlineData("0.7*huber(delta=2) + 0.3*log-cosh", "0.7*huber(delta=2) + 0.3*log-cosh")]
    [InlineData("l1 - .5 * l2", "absolute-error + -0.5*squared-error")]
    [InlineData("absolute-error + -0.5*squared-error", "absolute-error + -0.5*squared-error")]
    [InlineData("1e-3*mae", "0.001*absolute-error")]
    [InlineData("general-robust(shape=-Infinity, scale=2)", "general-robust(scale=2, shape=-Infinity)")]
    [InlineData("binary_focal(alpha=none)", "binary-focal")]
    [InlineData("binary-focal(alpha=0.25)", "binary-focal(alpha=0.25)")]
    [InlineData("multi-margin(class-weights=[1, 2,3])", "multi-margin(class-weights=[1,2,3])")]
    [InlineData("poisson-nll(full=true)", "poisson-nll(full=true)")]
    public void A_text_becomes_a_loss_and_the_loss_the_shortest_text(string text, string expected)
    {
        Loss loss = Loss.Parse(text);
        Assert.Equal(expected, loss.ToString());
        Assert.Equal(expected, Loss.Parse(expected).ToString());
    }

    [Theory]
    [InlineData("", 0, "the name of a loss")]
    [InlineData("huber(", 6, "a parameter of huber")]
    [InlineData("huber(1.5)", 6, "name=value")]
    [InlineData("huber(delta)", 11, "'='")]
    [InlineData("huber(delta=)", 12, "a number, a word, a list or a loss")]
    [InlineData("huber(delta=1", 13, "',' or ')'")]
    [InlineData("huber huber", 6, "'+', '-' or the end")]
    [InlineData("0.5 huber", 4, "'*'")]
    [InlineData("huber(delta=1..2)", 12, "one value is needed")]
    [InlineData("multi-margin(class-weights=[])", 28, "a number")]
    [InlineData("huber(delta=1, delta=2)", 15, "twice")]
    public void An_error_points_at_the_character_and_says_what_was_expected(string text, int position, string expected)
    {
        SpecException error = Assert.Throws<SpecException>(() => LossSpec.Parse(text));
        Assert.Equal(position, error.Position);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_bounded() =>
        Assert.Throws<SpecException>(() => LossSpec.Parse(string.Concat(Enumerable.Repeat("a(b=", 1000)) + "c"));

    [Theory]
    [InlineData("huber + softmax-cross-entropy")]
    [InlineData("squared-error + poisson-nll")]
    [InlineData("gaussian-nll + squared-error")]
    public void Losses_of_different_predictions_cannot_be_added(string text) =>
        Assert.Contains("cannot be added", Assert.Throws<LossException>(() => Loss.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_negative_weight_drops_convexity()
    {
        Assert.True(Loss.Parse("huber + log-cosh").Claims.Convex);
        Assert.False(Loss.Parse("huber - 0.5*log-cosh").Claims.Convex);
        Assert.Equal(2.5, Loss.Parse("2*huber - 0.5*log-cosh").Claims.Lipschitz);
    }

    [Fact]
    public void Objects_add_up_as_texts_do() =>
        Assert.Equal(Loss.Parse("0.7*huber(delta=2) + log-cosh").Spec, ((0.7 * Loss.Parse("huber(delta=2)")) + Loss.Parse("log-cosh")).Spec);

    [Fact]
    public void A_typed_loss_becomes_an_object_with_its_spec() =>
        Assert.Equal("huber(delta=1.35)", LossCatalogue.BuiltIn.Wrap(new Losses.Huber(1.35)).ToString());
}
