using System.Numerics.Tensors;

namespace Lossworks.Tests.Contracts;

/// <summary>Bad calls: the exact exception, its message, and nothing written.</summary>
public sealed class ErrorLaws
{
    [Theory]
    [MemberData(nameof(Instances.Examples), MemberType = typeof(Instances))]
    public void Wrong_lengths_are_refused_before_anything_is_written(string name)
    {
        Loss loss = Loss.Parse(name);
        BatchMaker made = BatchMaker.Make(loss, 5);
        double[] gradient = [.. Enumerable.Repeat(-77.0, made.Predictions.Length)], shortRoom = new double[2];
        ShapeException room = Assert.Throws<ShapeException>(() => loss.Evaluate(made.Batch(), new() { Gradient = shortRoom }));
        Assert.Contains("2", room.Message, StringComparison.Ordinal);
        Assert.Contains(made.Predictions.Length.ToString(), room.Message, StringComparison.Ordinal);
        if (loss.Card.TakesWeights)
            Assert.Throws<ShapeException>(() => loss.Evaluate(made.Batch([1, 1]), new() { Gradient = gradient }));
        else
            Assert.Throws<LossException>(() => loss.Evaluate(made.Batch([1, 1, 1, 1, 1]), new() { Gradient = gradient }));
        Assert.Throws<LossException>(() => loss.Evaluate(made.Batch([0, 0, 0, 0, 0]), new() { Gradient = gradient }));
        Assert.Throws<LossException>(() => loss.Evaluate(made.Batch([1, -1, 1, 1, 1]), new() { Gradient = gradient }));
        Assert.Throws<LossException>(() => loss.Evaluate(made.Batch([1, double.NaN, 1, 1, 1]), new() { Gradient = gradient }));
        Assert.All(gradient, g => Assert.Equal(-77, g));
    }

    [Fact]
    public void A_column_against_a_row_is_an_error_and_never_a_matrix()
    {
        Loss loss = Loss.Parse("mse");
        double[] numbers = [1, 2, 3, 4];
        ShapeException error = Assert.Throws<ShapeException>(() => loss.Evaluate(
            new ReadOnlyTensorSpan<double>(numbers, [4, 1]), new ReadOnlyTensorSpan<double>(numbers, [4])));
        Assert.Contains("4 x 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("reshape", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_memory_is_refused()
    {
        double[] memory = new double[12];
        Assert.Throws<ShapeException>(() => Loss.Parse("mse").Evaluate(memory.AsSpan(0, 8), new double[8], memory.AsSpan(2, 8)));
        Assert.Throws<ShapeException>(() => Loss.Parse("mse").Evaluate(new double[8], new double[8], memory.AsSpan(0, 8), memory.AsSpan(4, 8)));
    }

    [Theory]
    [MemberData(nameof(Instances.Names), MemberType = typeof(Instances))]
    public void Parameters_out_of_range_are_refused_by_name(string name)
    {
        LossCard card = LossCatalogue.BuiltIn.Find(name).Card;
        foreach (ParameterCard parameter in card.Parameters)
        {
            foreach (string value in (string[])["-1e9", "1e9", "0.123", "nonsense", "[-1]"])
            {
                if (Accepts(parameter, value))
                    continue;
                LossException error = Assert.Throws<LossException>(() => Loss.Parse(Instances.With(card, parameter, value)));
                Assert.Contains(parameter.Name, error.Message, StringComparison.Ordinal);
            }
        }

        LossException unknown = Assert.Throws<LossException>(() => Loss.Parse($"{name}(no-such-parameter=1)"));
        Assert.Contains("no-such-parameter", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multi-quantile(quantiles=[0.9,0.1])", "'quantiles'")]
    [InlineData("cumulative-logit-nll(cut-points=[1,1])", "'cut-points'")]
    [InlineData("hampel(a=5, b=2)", "'b' must be b >= 5")]
    [InlineData("multi-quantile", "For example quantiles=[0.1,0.5,0.9]")]
    public void A_complaint_of_a_constructor_is_told_in_the_words_of_a_spec(string spec, string told)
    {
        LossException error = Assert.Throws<LossException>(() => Loss.Parse(spec));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("huberr", "huber")]
    [InlineData("pinbal", "pinball")]
    [InlineData("cross", "cross-entropy")]
    public void An_unknown_loss_is_answered_with_the_nearest_names(string typed, string meant)
    {
        LossException error = Assert.Throws<LossException>(() => Loss.Parse(typed));
        Assert.Contains(meant, error.Message, StringComparison.Ordinal);
    }

    private static bool Accepts(ParameterCard parameter, string value)
    {
        if (parameter.WordsOnly)
            return parameter.Words.Contains(value);
        if (parameter.TakesLoss)
            return value == "nonsense"; // read as the name of a loss, and refused as such
        if (parameter.IsList && value.StartsWith('['))
            return parameter.Range.Contains(-1);
        if (parameter.IsList && !parameter.TakesNumber)
            return false;
        return double.TryParse(value, out double x) && parameter.Range.Contains(x) && (!parameter.IsWhole || x == Math.Floor(x));
    }
}
