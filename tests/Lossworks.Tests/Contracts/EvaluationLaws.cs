using Lossworks.Kernels;

namespace Lossworks.Tests.Contracts;

/// <summary>What must hold of every evaluation, whatever the loss.</summary>
public sealed class EvaluationLaws
{
    [Theory]
    [MemberData(nameof(Instances.All), MemberType = typeof(Instances))]
    public void The_value_has_the_same_bits_with_and_without_derivatives(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 257);
        double[] gradient = new double[made.Predictions.Length], hessian = new double[gradient.Length], alone = new double[gradient.Length];
        double value = made.Evaluate();
        Assert.Equal(value, made.Loss.Evaluate(made.Batch(), new() { Gradient = gradient }, threads: 1));
        if (!made.Loss.Card.HasHessian || made.Loss.Shape == LossShape.Batch)
            return;
        Assert.Equal(value, made.Loss.Evaluate(made.Batch(), new() { Gradient = alone, Hessian = hessian }, threads: 1));
        Assert.Equal(gradient, alone);
        double[] hessianAlone = new double[gradient.Length];
        Assert.Equal(value, made.Loss.Evaluate(made.Batch(), new() { Hessian = hessianAlone }, threads: 1));
        Assert.Equal(hessian, hessianAlone);
    }

    /// <summary>What lay in the caller's memory before must not show through, not at a row of weight 0 either.</summary>
    [Theory]
    [MemberData(nameof(Instances.All), MemberType = typeof(Instances))]
    public void Every_number_of_the_derivatives_is_written(string spec)
    {
        BatchMaker made = BatchMaker.Make(Loss.Parse(spec), 67);
        double[] gradient = new double[made.Predictions.Length], hessian = made.Loss.Card.HasHessian && made.Loss.Shape != LossShape.Batch ? new double[gradient.Length] : [];
        double[] weights = made.Loss.Card.TakesWeights ? [.. Enumerable.Range(0, 67).Select(i => i % 5 * 0.5)] : [];
        foreach (double[] given in (double[][])[[], weights])
        {
            gradient.AsSpan().Fill(double.NaN);
            hessian.AsSpan().Fill(double.NaN);
            made.Loss.Evaluate(made.Batch(given), new() { Gradient = gradient, Hessian = hessian }, threads: 1);
            Assert.DoesNotContain(gradient, double.IsNaN);
            Assert.DoesNotContain(hessian, double.IsNaN);
        }
    }

    [Theory]
    [MemberData(nameof(Instances.InTheElementLoop), MemberType = typeof(Instances))]
    public void Every_width_gives_the_derivatives_of_the_scalar_one_at_every_length(string spec)
    {
        IForcedWidth loss = Assert.IsAssignableFrom<IForcedWidth>(Loss.Parse(spec));
        BatchMaker made = BatchMaker.Make((Loss)loss, 257);
        double[] weights = [.. Enumerable.Range(0, 257).Select(i => i % 5 * 0.5)];
        foreach (Width width in (Width[])[Width.Bits128, Width.Bits256, Width.Bits512])
        {
            for (int n = 1; n <= 257; n += n < 40 ? 1 : 13)
            {
                double[] scalar = new double[n], vector = new double[n], scalarBend = new double[n], vectorBend = new double[n];
                LossBatch<double> batch = new(made.Predictions.AsSpan(0, n), made.Targets.AsSpan(0, n), n > 1 ? weights.AsSpan(0, n) : default);
                double a = loss.EvaluateAt(Width.Scalar, batch, new() { Gradient = scalar, Hessian = scalarBend }, Reduction.Sum, 1);
                double b = loss.EvaluateAt(width, batch, new() { Gradient = vector, Hessian = vectorBend }, Reduction.Sum, 1);
                Assert.Equal(scalar, vector);
                Assert.Equal(scalarBend, vectorBend);
                Assert.Equal(a, b, 1e-12 * Math.Max(1, Math.Abs(a)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Instances.InTheElementLoop), MemberType = typeof(Instances))]
    public void Every_width_gives_the_floats_of_the_scalar_one(string spec)
    {
        IForcedWidth loss = Assert.IsAssignableFrom<IForcedWidth>(Loss.Parse(spec));
        BatchMaker made = BatchMaker.Make((Loss)loss, 100);
        float[] p = [.. made.Predictions.Select(x => (float)x)], t = [.. made.Targets.Select(x => (float)x)];
        foreach (Width width in (Width[])[Width.Bits128, Width.Bits256, Width.Bits512])
        {
            float[] scalar = new float[p.Length], vector = new float[p.Length];
            loss.EvaluateAt(Width.Scalar, new LossBatch<float>(p, t), new() { Gradient = scalar }, Reduction.Sum, 1);
            loss.EvaluateAt(width, new LossBatch<float>(p, t), new() { Gradient = vector }, Reduction.Sum, 1);
            Assert.Equal(scalar, vector);
        }
    }

    [Theory]
    [MemberData(nameof(Instances.Examples), MemberType = typeof(Instances))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        Loss loss = Loss.Parse(name);
        BatchMaker made = BatchMaker.Make(loss, 20_011);
        double[] one = new double[made.Predictions.Length], many = new double[one.Length];
        double value = loss.Evaluate(made.Batch(), new() { Gradient = one }, threads: 1);
        foreach (int threads in (int[])[2, 3, 7])
        {
            Assert.Equal(value, loss.Evaluate(made.Batch(), new() { Gradient = many }, threads: threads));
            Assert.Equal(one, many);
        }
    }

    [Theory]
    [MemberData(nameof(Instances.Elementwise), MemberType = typeof(Instances))]
    public void The_gradient_may_overwrite_the_predictions(string spec)
    {
        Loss loss = Loss.Parse(spec);
        BatchMaker made = BatchMaker.Make(loss, 61);
        double[] expected = made.Gradient(), inPlace = [.. made.Predictions];
        loss.Evaluate(made.Of(inPlace), new() { Gradient = inPlace }, threads: 1);
        Assert.Equal(expected, inPlace);
    }

    [Theory]
    [MemberData(nameof(Instances.All), MemberType = typeof(Instances))]
    public void Nothing_is_allocated(string spec)
    {
        Loss loss = Loss.Parse(spec);
        BatchMaker made = BatchMaker.Make(loss, 100);
        double[] gradient = new double[made.Predictions.Length];
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            loss.Evaluate(made.Batch(), new() { Gradient = gradient }, threads: 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The first calls rent from the pool, and unoptimized code boxes: on a busy machine the compiler takes its time.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 100 && least > 0; attempt++)
        {
            if (attempt > 0)
                Thread.Sleep(100);
            least = Enumerable.Range(0, 50).Min(_ => Allocated());
        }

        Assert.Equal(0, least);
    }

    [Theory]
    [MemberData(nameof(Instances.OfRealPredictions), MemberType = typeof(Instances))]
    public void Nothing_is_NaN_at_extreme_predictions(string name)
    {
        Loss loss = Loss.Parse(name);
        BatchMaker made = BatchMaker.Make(loss, 20);
        foreach (double size in (double[])[1e-300, 1e-12, 1e3, 1e4, 1e150, 1e300])
        {
            double[] extreme = [.. made.Predictions.Select((_, i) => i % 2 == 0 ? size : -size)], gradient = new double[extreme.Length];
            double value = loss.Evaluate(made.Of(extreme), new() { Gradient = gradient });
            Assert.False(double.IsNaN(value), $"value at {size:R}");
            Assert.DoesNotContain(gradient, double.IsNaN);
        }
    }
}
