using System.Numerics.Tensors;
using Lossworks.Cases;
using Lossworks.Losses;
using Lossworks.Verification;

namespace Lossworks.Tests.Composition;

/// <summary>A loss with one formula per column against the losses of its columns, one by one.</summary>
public sealed class ColumnwiseLossTests
{
    private static readonly double[] Weights = [0.5, 2, 3], Predictions = [0.5, -1.25, 2, 3, 0.2, -0.4, -2, 1, 0.1], Targets = [1, 0, 0.25, 0, 1, 1, 1, 1, 0];
    private static readonly double[] CaseWeights = [1, 0, 2, 0.5, 0, 0.25, 1, 0, 3];

    private static Loss Whole { get; } = Loss.Parse("positive-weighted-binary-cross-entropy(positive-weight=[0.5,2,3])");

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.MeanCount)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.None)]
    public void Each_column_has_its_own_formula(Reduction reduction)
    {
        double[] gradient = new double[9], hessian = new double[9], losses = new double[9];
        double value = Whole.Evaluate(Batch(CaseWeights), new() { Gradient = gradient, Hessian = hessian, Losses = losses }, reduction);

        double divisor = reduction switch { Reduction.Mean => CaseWeights.Sum(), Reduction.MeanCount => 9, _ => 1 }, sum = 0;
        for (int i = 0; i < 9; i++)
        {
            double[] slope = new double[1], bend = new double[1];
            double alone = new PositiveWeightedBinaryCrossEntropy(Weights[i % 3]).Evaluate([Predictions[i]], [Targets[i]], slope, bend);
            Close(CaseWeights[i] * alone, losses[i]);
            Close(CaseWeights[i] / divisor * slope[0], gradient[i]);
            Close(CaseWeights[i] / divisor * bend[0], hessian[i]);
            sum += CaseWeights[i] * alone;
        }

        Close(sum / divisor, value);
    }

    [Fact]
    public void What_is_not_asked_for_changes_no_bit_and_floats_agree()
    {
        double[] gradient = new double[9];
        double value = Whole.Evaluate(Batch(), default);
        Assert.Equal(value, Whole.Evaluate(Batch(), new() { Gradient = gradient }));
        Assert.Equal(value, Whole.Evaluate(Batch(), new() { Gradient = gradient }, threads: 2));
        float[] predictions = [.. Predictions.Select(x => (float)x)], targets = [.. Targets.Select(x => (float)x)], slopes = new float[9];
        Assert.Equal(value, Whole.Evaluate(new LossBatch<float>(predictions, 3, targets, 3), new() { Gradient = slopes }), 1e-6);
        Assert.All(gradient.Zip(slopes), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void The_gradient_may_overwrite_the_predictions()
    {
        double[] expected = new double[9], inPlace = [.. Predictions];
        Whole.Evaluate(Batch(), new() { Gradient = expected });
        Whole.Evaluate(new LossBatch<double>(inPlace, 3, Targets, 3), new() { Gradient = inPlace });
        Assert.Equal(expected, inPlace);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] gradient = new double[9];
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Whole.Evaluate(Batch(), new() { Gradient = gradient }, threads: 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        for (int i = 0; i < 100; i++)
            Allocated();
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => Allocated()));
    }

    [Fact]
    public void Derivatives_and_claims_hold()
    {
        LossCheck check = LossCheck.Run(Whole);
        Assert.True(check.Ok, string.Join("\n", check.Claims.Where(c => !c.Holds)));
        Assert.Empty(check.Audit);
        Assert.NotNull(LossCurve.Of(Whole).Hessian);
        Assert.Equal(Whole, Loss.Parse(Whole.ToString()));
    }

    [Fact]
    public void Another_number_of_columns_is_refused_before_anything_is_written()
    {
        double[] gradient = [-7, -7, -7, -7];
        LossResult<double> Room() => new() { Gradient = gradient };
        LossBatch<double> Two() => new(Predictions.AsSpan(0, 4), 2, Targets.AsSpan(0, 4), 2);
        ShapeException two = Assert.Throws<ShapeException>(() => Whole.Evaluate(Two(), Room()));
        Assert.Contains("3 columns", two.Message, StringComparison.Ordinal);
        Assert.Contains("not 2", two.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Whole.Evaluate(Predictions, Targets));
        Assert.All(gradient, g => Assert.Equal(-7, g));
    }

    [Fact]
    public void A_plain_list_is_refused_where_a_struct_has_several_formulas()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => new PositiveWeightedBinaryCrossEntropy([0.5, 2, 3]).Evaluate(Predictions, Targets));
        Assert.Contains("LossBatch", error.Message, StringComparison.Ordinal);
        Assert.Equal(Whole, LossCatalogue.BuiltIn.Wrap(new PositiveWeightedBinaryCrossEntropy([0.5, 2, 3])));
    }

    [Fact]
    public void One_number_in_a_list_serves_all_columns()
    {
        double[] one = new double[9], other = new double[9];
        Loss.Parse("positive-weighted-binary-cross-entropy(positive-weight=[2.5])").Evaluate(Predictions, Targets, one);
        new PositiveWeightedBinaryCrossEntropy(2.5).Evaluate(Predictions, Targets, other);
        Assert.Equal(other, one);
    }

    [Fact]
    public void Sums_tensors_and_cases_know_the_columns()
    {
        Loss sum = Loss.Parse("0.5*positive-weighted-binary-cross-entropy(positive-weight=[0.5,2,3]) + 0.5*binary-cross-entropy-with-logits");
        double expected = (0.5 * Whole.Evaluate(Batch(), default)) + (0.5 * Loss.Parse("log-loss").Evaluate(Batch(), default));
        Close(expected, sum.Evaluate(Batch(), default));
        Close(expected, sum.Evaluate(new ReadOnlyTensorSpan<double>(Predictions, [3, 1, 3]), new ReadOnlyTensorSpan<double>(Targets, [3, 1, 3])));
        string answer = new CaseEvaluator().Answer($$"""{"loss":"{{sum}}","predictions":[[1,2]],"targets":[[0,1]]}""", out bool ok);
        Assert.False(ok);
        Assert.Contains("last axis", answer, StringComparison.Ordinal);
    }

    private static LossBatch<double> Batch(double[]? weights = null) => new(Predictions, 3, Targets, 3, weights);

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-14 * Math.Max(1, Math.Abs(expected)));
}
