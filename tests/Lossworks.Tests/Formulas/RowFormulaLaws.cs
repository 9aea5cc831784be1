using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Tests.Formulas;

/// <summary>Rows run together, in lanes, and none of them knows of the others.</summary>
public sealed class RowFormulaLaws
{
    /// <summary>Rows of every class of length: less than a bundle, a little more, more than a block at once.</summary>
    private static readonly int[] Columns = [1, 2, 3, 7, 10, 33, 1000];

    private static readonly Width[] Widths = [Width.Scalar, Width.Bits128, Width.Bits256, Width.Bits512];

    public static TheoryData<string> OfRows => [.. Twins.Formulas.Where(f => Loss.Parse(f) is RowFormulaLoss)];

    [Theory]
    [MemberData(nameof(OfRows))]
    public void A_row_has_the_same_bits_alone_and_among_others_at_every_width_in_double(string formula) => Agree<double>(formula);

    [Theory]
    [MemberData(nameof(OfRows))]
    public void A_row_has_the_same_bits_alone_and_among_others_at_every_width_in_float(string formula) => Agree<float>(formula);

    [Theory]
    [MemberData(nameof(OfRows))]
    public void Any_number_of_threads_gives_the_same_bits(string formula)
    {
        Loss loss = Loss.Parse(formula);
        Rows<double> rows = new(loss, 7, 20_011, spoiled: false);
        double[] one = new double[rows.Predictions.Length], many = new double[one.Length];
        double value = loss.Evaluate(rows.Batch(), new() { Gradient = one }, threads: 1);
        foreach (int threads in (int[])[2, 3, 7])
        {
            Assert.Equal(value, loss.Evaluate(rows.Batch(), new() { Gradient = many }, threads: threads));
            Assert.Equal(one, many);
        }
    }

    /// <summary>More rows than run together, of many blocks.</summary>
    [Theory]
    [MemberData(nameof(OfRows))]
    public void The_gradient_may_overwrite_the_predictions(string formula)
    {
        Loss loss = Loss.Parse(formula);
        Rows<float> rows = new(loss, 10, 5_003, spoiled: false);
        float[] expected = new float[rows.Predictions.Length];
        double value = loss.Evaluate(rows.Batch(), new() { Gradient = expected }, threads: 1);
        Assert.Equal(value, loss.Evaluate(rows.Batch(), new() { Gradient = rows.Predictions }, threads: 1));
        Assert.Equal(expected, rows.Predictions);
    }

    /// <summary>Ties, classes left out, and rows of which all but one are far away: as the catalogue has it.</summary>
    [Theory]
    [InlineData("formula: logsumexp(p) - p[y]")]
    [InlineData("formula: -sum(y * logsoftmax(p))")]
    public void A_log_sum_exp_is_right_at_special_rows(string formula)
    {
        double[] logits =
        [
            0, 0, 0,
            1e300, 1e300, 1e300,
            0, -40, -50,
            -7, 12, 12,
            -745, 0, -710,
            1e4, -1e4, 0,
        ];
        int[] classes = [0, 1, 0, 2, 1, 0];
        double[] gradient = new double[18], expected = new double[18], losses = new double[6], truth = new double[6];
        Loss.Parse(formula).Evaluate(new LossBatch<double>(logits, 3, classes), new() { Gradient = gradient, Losses = losses }, Reduction.Sum);
        Loss.Parse("softmax-cross-entropy").Evaluate(new LossBatch<double>(logits, 3, classes), new() { Gradient = expected, Losses = truth }, Reduction.Sum);
        for (int i = 0; i < losses.Length; i++)
            Assert.Equal(truth[i], losses[i], i == 1 ? 1.1 : 1e-14 * truth[i]);
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(expected[i], gradient[i], 1e-15);
    }

    [Fact]
    public void A_row_without_the_place_that_a_formula_takes_is_refused()
    {
        Loss loss = Loss.Parse("formula: logsumexp(p) - p[3] * p[y]");
        ShapeException e = Assert.Throws<ShapeException>(() => loss.Evaluate(new LossBatch<double>([1, 2, 3], 3, [0]), default));
        Assert.Contains("at least 4", e.Message, StringComparison.Ordinal);
    }

    private static void Agree<S>(string formula)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Loss loss = Loss.Parse(formula);
        foreach (int k in Columns.Where(k => k >= loss.Card.MinimumColumns))
        {
            Rows<S> rows = new(loss, k, k == 1000 ? 37 : 41, spoiled: true);
            S[] gradient = new S[rows.Predictions.Length], hessian = new S[k == 1000 ? 0 : gradient.Length], losses = new S[rows.Count];
            CompensatedSum sum = default;
            foreach (int row in Enumerable.Range(0, rows.Count).Where(row => row % 4 != 0))
            {
                Span<S> bends = hessian.Length == 0 ? default : hessian.AsSpan(row * k, k);
                sum.Add(rows.Evaluate(Width.Scalar, row, 1, new() { Gradient = gradient.AsSpan(row * k, k), Hessian = bends, Losses = losses.AsSpan(row, 1) }));
            }

            foreach (Width width in Widths)
            {
                S[] slopes = new S[gradient.Length], bends = new S[hessian.Length], single = new S[rows.Count];
                double value = rows.Evaluate(width, 0, rows.Count, new() { Gradient = slopes, Hessian = bends, Losses = single });
                Assert.Equal(sum.Total, value);
                Assert.Equal(losses, single);
                Assert.Equal(gradient, slopes);
                Assert.Equal(hessian, bends);
            }

            Assert.Contains(S.NaN, losses);
            Assert.True(losses.Count(S.IsFinite) > rows.Count - 5, $"{losses.Count(S.IsFinite)} of {rows.Count} losses are numbers");
            for (int row = 0; row < rows.Count; row += 4)
                Assert.All(gradient.AsSpan(row * k, k).ToArray(), x => Assert.Equal(S.Zero, x));
        }
    }

    /// <summary>Rows that suit any formula, every fourth of weight 0.</summary>
    private sealed class Rows<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly Loss _loss;
        private readonly S[] _targets, _weights;
        private readonly int[] _labels;
        private readonly int _columns;

        /// <param name="loss">The loss.</param>
        /// <param name="columns">How many numbers a row has.</param>
        /// <param name="count">How many rows.</param>
        /// <param name="spoiled">Whether rows 4 and 5 are NaN, the first of them of weight 0.</param>
        internal Rows(Loss loss, int columns, int count, bool spoiled)
        {
            Random random = new(columns + count);
            (_loss, _columns, Count) = (loss, columns, count);
            Predictions = Drawn(random);
            _labels = loss.Card.Target.IsClass ? [.. Enumerable.Range(0, count).Select(_ => random.Next(columns))] : [];
            _targets = loss.Card.Target.IsClass ? [] : Drawn(random);
            _weights = [.. Enumerable.Range(0, count).Select(row => S.CreateTruncating(row % 4 * 0.75))];
            if (spoiled)
                Predictions.AsSpan(4 * columns, 2 * columns).Fill(S.NaN);
        }

        internal S[] Predictions { get; }

        internal int Count { get; }

        internal LossBatch<S> Batch() => Batch(0, Count);

        internal double Evaluate(Width width, int first, int count, in LossResult<S> result) =>
            ((IForcedRowWidth)_loss).EvaluateAt(width, Batch(first, count), result, Reduction.Sum);

        private LossBatch<S> Batch(int first, int count)
        {
            ReadOnlySpan<S> predictions = Predictions.AsSpan(first * _columns, count * _columns), weights = _weights.AsSpan(first, count);
            return _labels.Length > 0
                ? new(predictions, _columns, _labels.AsSpan(first, count), weights)
                : new(predictions, _columns, _targets.AsSpan(first * _columns, count * _columns), _columns, weights);
        }

        private S[] Drawn(Random random) => [.. Enumerable.Range(0, Count * _columns).Select(_ => S.CreateTruncating(0.01 + (0.98 * random.NextDouble())))];
    }
}
