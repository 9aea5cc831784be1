using Lossworks.Specs;

namespace Lossworks.Tests.Specs;

/// <summary>SPECs that leave something open.</summary>
public class SearchSpecTests
{
    [Theory]
    [InlineData("huber(delta=0.1..10 log)", "delta 0.1..10 log")]
    [InlineData("huber(delta=.5..2)", "delta 0.5..2")]
    [InlineData("huber(delta=1..10 step 0.5)", "delta 1..10 step 0.5")]
    [InlineData("huber(delta=1e-3..1E+2 LOG)", "delta 0.001..100 log")]
    [InlineData("binary-focal(gamma={0, 1,2})", "gamma {0, 1, 2}")]
    [InlineData("{huber(delta=0.1..10 log), log-cosh, pinball(quantile=0.5)}", "loss {huber, log-cosh, pinball}; huber.delta 0.1..10 log when loss 0")]
    [InlineData("{huber(delta=1), huber(delta=2), huber}", "loss {huber(delta=1), huber(delta=2), huber}")]
    [InlineData("0.1..0.9*huber(delta=1..2) + 0.5*log-cosh", "weight 0.1..0.9; delta 1..2")]
    [InlineData("0.1..0.9*huber + 0.1..0.9*log-cosh", "huber.weight 0.1..0.9; log-cosh.weight 0.1..0.9")]
    [InlineData("2*clipped(base=0.1..1*huber, limit=4)", "huber.weight 0.1..1")]
    [InlineData("top-k(base={huber(delta=1..2), log-cosh}, fraction=0.1..0.5)", "top-k.base {huber, log-cosh}; top-k.huber.delta 1..2 when top-k.base 0; top-k.fraction 0.1..0.5")]
    [InlineData("{huber(delta={1, 2..3 log}), {log-cosh, absolute-error}}",
        "loss {huber, {log-cosh, absolute-error}}; huber.delta {1, 2..3 log} when loss 0; huber.delta-2 2..3 log when huber.delta 1; loss-2 {log-cosh, absolute-error} when loss 1")]
    [InlineData("formula: d * abs(p - y) + a; d = 1.5 in 0.1..10 log; a = 2", "d 0.1..10 log")]
    [InlineData("{formula: d * (p - y)^2; d = 1 in 0.5..2, huber}", "loss {formula: d * (p - y)^2; d = 1 in 0.5..2, huber}; formula.d 0.5..2 when loss 0")]
    [InlineData("huber(delta=2)", "")]
    public void What_is_open_is_told_by_name(string text, string holes)
    {
        SearchSpec search = SearchSpec.Parse(text);

        Assert.Equal(holes, string.Join("; ", search.Holes.Select(h => $"{h.Name} {h}{(h.When is { } when ? $" when {when.Choice} {when.Option}" : "")}")));
        Assert.Equal(search.Holes.Length, search.Holes.Select(h => h.Name).Distinct().Count());
        Assert.Equal(text, search.ToString());
    }

    [Theory]
    [InlineData("huber(delta=0.1..10 log)", "huber(delta=0.1)", "huber(delta=10)")]
    [InlineData("{huber(delta=0.1..10 log), 2*log-cosh}", "huber(delta=0.1)", "2*log-cosh")]
    [InlineData("0.1..0.9*huber(delta={1, 2}) - 0.5*{log-cosh, absolute-error}", "0.1*huber(delta=1) + -0.5*log-cosh", "0.9*huber(delta=2) + -0.5*absolute-error")]
    [InlineData("0.5*(huber + 0.2..0.4*{log-cosh, huber})", "0.5*huber + 0.1*log-cosh", "0.5*huber + 0.2*huber")]
    [InlineData("top-k(base={huber(delta=1..2), log-cosh}, fraction=0.1..0.5)", "top-k(base=huber(delta=1), fraction=0.1)", "top-k(base=log-cosh, fraction=0.5)")]
    [InlineData("class-balanced(base={huber, log-cosh}, class-counts=[3, 4])", "class-balanced(base=huber, class-counts=[3,4])", "class-balanced(base=log-cosh, class-counts=[3,4])")]
    [InlineData("formula: d * abs(p - y); d = 1.5 in 0.1..10 log", "formula: d * abs(p - y); d = 0.1 in 0.1..10 log", "formula: d * abs(p - y); d = 10 in 0.1..10 log")]
    public void Filling_in_gives_a_spec(string text, string first, string last)
    {
        SearchSpec search = SearchSpec.Parse(text);

        Assert.Equal(LossSpec.Parse(first).ToString(), search.At(r => r.Low, _ => 0).ToString());
        Assert.Equal(LossSpec.Parse(last).ToString(), search.At(r => r.High, c => c.Options.Length - 1).ToString());
    }

    [Fact]
    public void Holes_of_options_that_are_not_taken_are_not_asked_for()
    {
        List<string> asked = [];
        SearchSpec search = SearchSpec.Parse("{huber(delta=1..2), pinball(quantile=0.1..0.9)}");
        search.At(
            r =>
            {
                asked.Add(r.Name);
                return r.Low;
            }, _ => 1);

        Assert.Equal(["pinball.quantile"], asked);
    }

    [Fact]
    public void A_hole_knows_its_loss_and_parameter()
    {
        SearchHole hole = SearchSpec.Parse("top-k(base=huber(delta=1..2), fraction=0.5)").Holes[0];
        Assert.Equal(("huber", "delta"), (hole.Loss, hole.Parameter));
    }

    [Theory]
    [InlineData("huber(delta=10..0.1)", 12, "the smaller end stands first")]
    [InlineData("huber(delta=0..1 log)", 12, "a logarithm needs a start above 0")]
    [InlineData("huber(delta=1..2 step 3)", 12, "a step is above 0, fits into the range")]
    [InlineData("huber(delta=1..2 log step 0.1)", 12, "excludes log")]
    [InlineData("huber(delta={1, 2)", 17, "expected ',' or '}' but found ')'")]
    [InlineData("{huber, huber}", 0, "has 'huber' twice")]
    [InlineData("{}", 1, "the name of a loss")]
    [InlineData("huber(delta=1..)", 15, "a number")]
    public void What_cannot_be_searched_is_refused_at_its_place(string text, int position, string message)
    {
        SpecException e = Assert.Throws<SpecException>(() => SearchSpec.Parse(text));
        Assert.Contains(message, e.Message);
        Assert.Equal(position, e.Position);
    }

    [Theory]
    [InlineData("huber(delta=0.1..10 log)", 12, "a range stands at character 13")]
    [InlineData("binary-focal(gamma={0,1})", 19, "a choice stands at character 20")]
    [InlineData("{huber, log-cosh}", 0, "a choice stands at character 1")]
    [InlineData("0.1..0.9*huber", 0, "a range stands at character 1")]
    public void A_loss_leaves_nothing_open(string text, int position, string message)
    {
        SpecException e = Assert.Throws<SpecException>(() => Loss.Parse(text));
        Assert.Contains(message, e.Message);
        Assert.Contains("only a search, such as loss tune, takes several", e.Message);
        Assert.Equal(position, e.Position);
    }
}
