namespace Lossworks.Tests.Contracts;

/// <summary>Weights and reductions, whatever the loss.</summary>
public sealed class WeightLaws
{
    [Theory]
    [MemberData(nameof(Instances.CountingWeights), MemberType = typeof(Instances))]
    public void A_weight_of_zero_removes_the_row(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 9);
        double[] weights = [1, 0, 2, 1, 0.5, 0, 1, 1, 3], kept = [1, 2, 1, 0.5, 1, 1, 3];
        BatchMaker without = made.Take(0, 2, 3, 4, 6, 7, 8);
        Close(without.Evaluate(kept), made.Evaluate(weights));
        double[] gradient = made.Gradient(weights);
        Assert.All(Enumerable.Range(made.Columns, made.Columns), i => Assert.Equal(0, gradient[i]));
    }

    [Theory]
    [MemberData(nameof(Instances.CountingWeights), MemberType = typeof(Instances))]
    public void A_weight_of_two_counts_a_row_twice(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 4);
        Close(made.Take(0, 1, 1, 2, 3).Evaluate(), made.Evaluate([1, 2, 1, 1]));
    }

    [Theory]
    [MemberData(nameof(Instances.FreeOfPlace), MemberType = typeof(Instances))]
    public void The_order_of_rows_does_not_matter(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 6);
        Close(made.Evaluate(), made.Take(5, 2, 0, 4, 1, 3).Evaluate());
    }

    [Theory]
    [MemberData(nameof(Instances.Reducible), MemberType = typeof(Instances))]
    public void The_sum_is_the_mean_count_times_the_number_of_losses(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 8);
        double[] weights = [1, 2, 0.5, 3, 1, 1, 0, 2];
        const int counted = 8;
        Close(made.Evaluate(weights, Reduction.Sum), counted * made.Evaluate(weights, Reduction.MeanCount));
        double[] sum = made.Gradient(weights, Reduction.Sum), mean = made.Gradient(weights, Reduction.MeanCount);
        Assert.All(sum.Zip(mean), pair => Close(pair.First, counted * pair.Second));
    }

    /// <summary>Ignored rows have loss 0 and gradient 0 and count in no divisor, behind wrappers too.</summary>
    [Theory]
    [MemberData(nameof(Instances.IgnoringAClass), MemberType = typeof(Instances))]
    public void An_ignored_row_is_no_row(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 6), without = made.Take(0, 2, 3, 5);
        made.Classes[1] = made.Classes[4] = made.Loss.IgnoreIndex!.Value;
        double[] weights = [1, 5, 2, 0.5, 7, 3], kept = [1, 2, 0.5, 3];
        foreach (Reduction reduction in (Reduction[])[Reduction.Mean, Reduction.MeanCount, Reduction.Sum])
        {
            Close(without.Evaluate([], reduction), made.Evaluate([], reduction));
            double[] gradient = made.Gradient([], reduction), expected = without.Gradient([], reduction);
            Assert.All(gradient[made.Columns..(2 * made.Columns)], g => Assert.Equal(0, g));
            double[] ofKept = [.. gradient.Where((_, i) => i / made.Columns is not (1 or 4))];
            Assert.All(expected.Zip(ofKept), pair => Close(pair.First, pair.Second));
            if (made.Loss.Card.TakesWeights)
                Close(without.Evaluate(kept, reduction), made.Evaluate(weights, reduction));
        }
    }

    [Theory]
    [MemberData(nameof(Instances.All), MemberType = typeof(Instances))]
    public void Single_losses_add_up_to_the_sum(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 7);
        if (made.Loss.Shape == LossShape.Batch)
        {
            Assert.Throws<LossException>(() => made.Evaluate(default, Reduction.None));
            return;
        }

        double[] weights = [1, 2, 0.5, 3, 1, 1, 2], losses = new double[7];
        made.Loss.Evaluate(made.Batch(weights), new() { Losses = losses }, Reduction.None);
        Close(made.Evaluate(weights, Reduction.Sum), losses.Sum());
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1e-3, Math.Abs(expected)));
}
