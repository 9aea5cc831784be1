using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Tests.Contracts;

/// <summary>What a kernel of whole blocks gives is what the closed form of one row gives, at every width.</summary>
public sealed class RowKernelLaws
{
    /// <summary>Below the smallest normal float digits are lost one by one.</summary>
    private const double Smallest = 1.2e-38;

    private static readonly Width[] Widths = [Width.Scalar, Width.Bits128, Width.Bits256, Width.Bits512];

    /// <summary>Formulas have no closed form beside their kernel, and laws of their own.</summary>
    public static TheoryData<string> WithKernel =>
        [.. Instances.Specs().Where(s => Loss.Parse(s) is IForcedRowWidth { HasKernel: true } and not RowFormulaLoss)];

    [Fact]
    public void The_losses_of_a_softmax_have_a_kernel()
    {
        Assert.Contains("softmax-cross-entropy", WithKernel.Select(row => row.Data));
        Assert.Contains("softmax-focal(gamma=2.5)", WithKernel.Select(row => row.Data));
        Assert.Contains("label-smoothed-cross-entropy(class-weights=[1,2,0.5,0.25])", WithKernel.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(WithKernel))]
    public void The_kernel_agrees_with_the_closed_form_in_double(string spec) => Agree<double>(spec, 1e-13, [1e-3, 10, 300, 1e300]);

    [Theory]
    [MemberData(nameof(WithKernel))]
    public void The_kernel_agrees_with_the_closed_form_in_float(string spec) => Agree<float>(spec, 4e-6, [1e-3f, 10, 1e4f]);

    /// <summary>A long row goes in stretches, the logits growing or shrinking from one to the next; classes left out fill whole stretches.</summary>
    [Theory]
    [InlineData(5_000)]
    [InlineData(8_208)]
    [InlineData(40_001)]
    public void A_long_row_agrees_as_well(int classes)
    {
        foreach (string spec in (string[])["softmax-cross-entropy", "label-smoothed-cross-entropy(smoothing=0.1)", "softmax-focal"])
        {
            Loss loss = Loss.Parse(spec);
            foreach (double slope in (double[])[1e-3, -1e-3, 0])
            {
                double[] logits = [.. Enumerable.Range(0, 2 * classes).Select(i => (slope * (i % classes)) + Math.Sin(i))];
                Compare<double>(loss, logits, classes, [classes - 1, 3], [], 1e-12, 1);
                for (int j = 0; j < classes - 700 && spec != "label-smoothed-cross-entropy(smoothing=0.1)"; j++)
                    logits[j] = double.NegativeInfinity;
                Compare<double>(loss, logits, classes, [classes - 1, 3], [], 1e-12, 1);
            }
        }
    }

    [Fact]
    public void Infinite_logits_and_ties_are_as_in_the_closed_form()
    {
        Loss loss = Loss.Parse("softmax-cross-entropy");
        foreach (int classes in (int[])[2, 3, 10, 70])
        {
            double[] logits = new double[12 * classes];
            for (int row = 0; row < 12; row++)
            {
                Span<double> at = logits.AsSpan(row * classes, classes);
                for (int j = 0; j < classes; j++)
                    at[j] = row switch { 0 => 1, 1 => double.NegativeInfinity, 2 => j == 1 ? double.PositiveInfinity : j, 3 => j < 2 ? double.PositiveInfinity : 0, 4 => double.NaN, _ => Math.Sin(j + row) };
                if (row > 5)
                    at[row % classes] = double.NegativeInfinity;
            }

            Compare<double>(loss, logits, classes, [.. Enumerable.Range(0, 12).Select(row => (row + 1) % classes)], [], 1e-13, 1);
        }
    }

    [Theory]
    [MemberData(nameof(WithKernel))]
    public void Derivatives_may_overwrite_the_predictions(string spec)
    {
        Loss loss = Loss.Parse(spec);
        BatchMaker made = BatchMaker.Make(loss, 61);
        double[] expected = made.Gradient(), inPlace = [.. made.Predictions], bends = new double[expected.Length], bendsInPlace = [.. made.Predictions];
        loss.Evaluate(made.Of(inPlace), new() { Gradient = inPlace }, threads: 1);
        Assert.Equal(expected, inPlace);
        loss.Evaluate(made.Batch(), new() { Hessian = bends }, threads: 1);
        loss.Evaluate(made.Of(bendsInPlace), new() { Hessian = bendsInPlace }, threads: 1);
        Assert.Equal(bends, bendsInPlace);
    }

    private static void Agree<S>(string spec, double tolerance, S[] sizes)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Loss loss = Loss.Parse(spec);
        Random random = new(11);
        foreach (int classes in (int[])[2, 3, 4, 10, 17, 48, 49, 100])
        {
            if (loss.Columns is { } exact && exact != classes)
                continue;
            foreach (S size in sizes)
            {
                // Groups, bundles and what is left over of both; the whole table for one number of classes is enough.
                int rows = classes == 10 ? 70 : 19;
                S[] logits = [.. Enumerable.Range(0, rows * classes).Select(i => size * S.CreateTruncating(random.Next(5) == 0 ? 0.5 : (2 * random.NextDouble()) - 1))];
                int[] labels = [0, .. Enumerable.Range(1, rows - 1).Select(_ => random.Next(classes))];
                double scale = double.CreateTruncating(size);
                foreach (int count in (int[])[1, rows])
                    Compare(loss, logits.AsSpan(0, count * classes), classes, labels.AsSpan(0, count), [], tolerance, scale);
                if (loss.Target.AllowsShares)
                    Compare(loss, logits, classes, [], [.. logits.Select((_, i) => S.CreateTruncating(i % 3 == 0 ? 0 : random.NextDouble() / classes))], tolerance, scale);
            }
        }
    }

    private static void Compare<S>(Loss loss, ReadOnlySpan<S> logits, int classes, ReadOnlySpan<int> labels, ReadOnlySpan<S> shares, double tolerance, double size)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        IForcedRowWidth forced = (IForcedRowWidth)loss;
        int rows = logits.Length / classes;
        S[] weights = [.. Enumerable.Range(0, rows).Select(i => S.CreateTruncating(rows == 1 ? 1.5 : 0.5 * (i % 4)))];
        LossBatch<S> batch = shares.IsEmpty ? new(logits, classes, labels, weights) : new(logits, classes, shares, classes, weights);
        S[] gradient = new S[logits.Length], hessian = new S[logits.Length], losses = new S[rows];
        double value = forced.EvaluateRows(batch, new() { Gradient = gradient, Hessian = hessian, Losses = losses }, Reduction.Sum);
        foreach (Width width in Widths)
        {
            S[] slopes = new S[logits.Length], bends = new S[logits.Length], single = new S[rows];
            double found = forced.EvaluateAt(width, batch, new() { Gradient = slopes, Hessian = bends, Losses = single }, Reduction.Sum);
            Assert.True(Near(value, found, tolerance, Smallest) || !double.IsFinite(value), $"{loss} at {width}: {value:R} expected, {found:R} found, {classes} classes, size {size}");
            Same(loss, width, "loss", losses, single, tolerance, Smallest);
            Same(loss, width, "gradient", gradient, slopes, tolerance, tolerance);
            Same(loss, width, "Hessian", hessian, bends, tolerance, tolerance);
        }
    }

    private static void Same<S>(Loss loss, Width width, string what, S[] expected, S[] found, double tolerance, double floor)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double a = double.CreateTruncating(expected[i]), b = double.CreateTruncating(found[i]);
            Assert.True(Near(a, b, tolerance, floor), $"{loss} at {width}: {what} {i} of {expected.Length} is {b:R}, not {a:R}");
        }
    }

    /// <summary>Where an infinite logit makes an answer undefined, it is so in both.</summary>
    private static bool Near(double a, double b, double tolerance, double floor) =>
        a.Equals(b) || (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= (tolerance * Math.Abs(a)) + floor;
}
