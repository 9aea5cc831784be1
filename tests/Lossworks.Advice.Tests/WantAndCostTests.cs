using System.Globalization;

namespace Lossworks.Advice.Tests;

/// <summary>What is asked for, as text.</summary>
public sealed class WantAndCostTests
{
    [Theory]
    [InlineData("mean")]
    [InlineData("median")]
    [InlineData("quantile:0.9")]
    [InlineData("interval:0.95")]
    [InlineData("mode")]
    [InlineData("count")]
    [InlineData("rate")]
    [InlineData("probability")]
    [InlineData("class")]
    [InlineData("ranking-of-risk")]
    public void What_is_written_is_read_back(string text) => Assert.Equal(text, Want.Parse(text).ToString());

    [Theory]
    [InlineData("quantile")]
    [InlineData("quantile:1.5")]
    [InlineData("interval:x")]
    [InlineData("average")]
    public void What_makes_no_sense_says_what_does(string text) => Assert.ThrowsAny<LossException>(() => Want.Parse(text));

    [Fact]
    public void Costs_of_numbers_ask_for_a_quantile()
    {
        Costs costs = Costs.Parse("under=3, over=1");
        Assert.True(costs.IsOfNumbers);
        Assert.Equal(0.75, costs.Level);
        Assert.Equal(costs, Costs.Parse(costs.ToString()));
    }

    [Fact]
    public void Costs_of_classes_name_pairs()
    {
        Costs costs = Costs.Parse("bad:good=5,good:bad=1");
        Assert.False(costs.IsOfNumbers);
        Assert.Equal(new ClassCost("bad", "good", 5), costs.OfClasses[0]);
        Assert.Equal("bad:good=5,good:bad=1", costs.ToString());
    }

    [Theory]
    [InlineData("under=3")]
    [InlineData("under=3,over=0")]
    [InlineData("under=-3,over=1")]
    [InlineData("bad=5")]
    [InlineData("bad:good=x")]
    [InlineData("bad:good=1,bad:good=2")]
    [InlineData("bad:good=0")]
    [InlineData("")]
    public void Costs_that_make_no_sense_are_refused(string text) =>
        Assert.Contains("make no sense", Assert.Throws<LossException>(() => Costs.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Numbers_are_read_the_same_everywhere()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo withCommas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            withCommas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = withCommas;
            Assert.Equal(0.9, Want.Parse("quantile:0.9").Level);
            Assert.Equal("under=2.5,over=1", Costs.Parse("under=2.5,over=1").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
