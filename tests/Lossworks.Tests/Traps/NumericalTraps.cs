using Lossworks.Cases;

namespace Lossworks.Tests.Traps;

/// <summary>
/// What users of other frameworks ran into, each named after the report: the number of the issue or pull request of the project named.
/// </summary>
public sealed class NumericalTraps
{
    private const double Tight = 1e-13;

    // PyTorch: cross-entropy and its targets.

    [Theory]
    [InlineData("softmax-cross-entropy")]
    [InlineData("nll")]
    [InlineData("class-weighted-cross-entropy")]
    [InlineData("label-smoothed-cross-entropy(smoothing=0.1)")]
    [InlineData("token-nll")]
    [InlineData("label-smoothed-token-nll")]
    [InlineData("z-loss")]
    [InlineData("perplexity")]
    [InlineData("bits-per-byte(bytes=3)")]
    public void PyTorch_70348_all_rows_ignored_is_an_error_and_no_NaN(string spec) =>
        Assert.Throws<LossException>(() => Rows(spec, [[-1, -2, -3], [-1, -5, -1]], [-100, -100]));

    [Fact]
    public void PyTorch_104776_class_weights_and_smoothing_and_the_divisor()
    {
        double[][] logits = [[1, 2, 3], [1, 5, 1]];
        Close(0.82651955, Rows("label-smoothed-cross-entropy(class-weights=[1,2,3])", logits, [0, 1]).Value, 1e-7);
        Close(0.995661974, Rows("label-smoothed-cross-entropy(smoothing=0.1, class-weights=[1,2,3])", logits, [0, 1]).Value, 1e-7);
    }

    [Fact]
    public void PyTorch_72056_ignore_index_with_class_weights_and_smoothing()
    {
        const string Spec = "label-smoothed-cross-entropy(smoothing=0.1, class-weights=[1,2,3], ignore-index=-1)";
        Result both = Rows(Spec, [[1, 2, 3], [1, 5, 1]], [0, -1]), one = Rows(Spec, [[1, 2, 3]], [0]);
        Assert.Equal(one.Value, both.Value);
        Assert.Equal([.. one.Gradient, 0, 0, 0], both.Gradient);
    }

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void PyTorch_12670_a_class_out_of_range_is_an_error(string spec)
    {
        Loss loss = Loss.Parse(spec);
        int columns = loss.ExampleColumns;
        foreach (int wrong in (int[])[loss.ClassCount(columns), -1, int.MaxValue])
        {
            LossException error = Assert.Throws<LossException>(() => loss.Evaluate(new LossBatch<double>([.. Enumerable.Repeat(0.25, columns)], columns, [wrong]), default));
            Assert.Contains(wrong.ToString(), error.Message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> OfClasses =>
        [.. LossCatalogue.BuiltIn.Entries.Select(e => e.CreateExample()).Where(l => l.TakesRows && l.Target.IsClass).Select(l => l.ToString())];

    [Theory]
    [MemberData(nameof(OfNumbers))]
    public void PyTorch_4938_and_1939_a_column_against_a_row_never_broadcasts(string spec)
    {
        string answer = new CaseEvaluator().Answer($$"""{"loss":"{{spec}}","predictions":[[0.5],[0.5],[0.5]],"targets":[1,1,1]}""", out bool ok);
        Assert.False(ok);
        Assert.Contains("3 x 1", answer, StringComparison.Ordinal);
    }

    public static TheoryData<string> OfNumbers =>
        [.. LossCatalogue.BuiltIn.Entries.Select(e => e.CreateExample()).Where(l => l.IsElementwise).Select(l => l.ToString())];

    [Theory]
    [InlineData(-100.0)]
    [InlineData(100.0)]
    [InlineData(-1e4)]
    [InlineData(1e4)]
    [InlineData(6e4)]
    public void PyTorch_2221_shifting_by_the_largest_logit(double size)
    {
        Result all = Rows("softmax-cross-entropy", [[size, size, size]], [1]);
        Close(Math.Log(3), all.Value, 1e-12);
        Result apart = Rows("softmax-cross-entropy", [[size, -size, 0]], [1]);
        Close(size > 0 ? 2 * size : Math.Exp(-Math.Abs(size)), apart.Value, Tight);
        Assert.DoesNotContain(apart.Gradient, double.IsNaN);
    }

    [Fact]
    public void Libtorch_cross_entropy_at_60000_stays_finite_in_float()
    {
        float value = 0;
        float[] gradient = new float[2];
        value = (float)Loss.Parse("softmax-cross-entropy").Evaluate(new LossBatch<float>([60000, -60000], 2, [1]), new() { Gradient = gradient });
        Assert.Equal(120000, value);
        Assert.Equal([1, -1], gradient);
    }

    [Fact]
    public void Transformers_34191_a_mean_over_all_tokens_is_the_sum_over_their_number()
    {
        double[][] logits = [[1, 2], [0, 3], [2, 2], [-1, 0]];
        int[] tokens = [0, 1, -100, 1];
        double whole = Rows("token-nll", logits, tokens).Value;
        double parts = Rows("token-nll", logits[..1], tokens[..1], Reduction.Sum).Value + Rows("token-nll", logits[1..], tokens[1..], Reduction.Sum).Value;
        Close(whole, parts / 3, Tight);
    }

    // PyTorch, Keras, mlx: binary cross-entropy.

    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-100)]
    [InlineData(1e-300)]
    public void PyTorch_4867_no_cap_on_the_logarithm(double p) => Close(-Math.Log(p), One("binary-cross-entropy", p, 1).Value, Tight);

    [Fact]
    public void PyTorch_103316_the_gradient_at_minus_50()
    {
        Result far = One("binary-cross-entropy-with-logits", -50, 1);
        Close(50, far.Value, Tight);
        Close(-1, far.Gradient[0], Tight);
        Close(Math.Exp(-50), One("binary-cross-entropy-with-logits", -50, 0).Gradient[0], 1e-12);
    }

    [Fact]
    public void PyTorch_171327_a_certain_mistake_costs_infinity_and_not_100()
    {
        Result wrong = One("binary-cross-entropy", 1, 0);
        Assert.Equal(double.PositiveInfinity, wrong.Value);
        Assert.Equal(double.PositiveInfinity, wrong.Gradient[0]);
    }

    [Fact]
    public void Mlx_1280_probabilities_of_exactly_0_and_1()
    {
        Assert.Equal(0, One("binary-cross-entropy", 0, 0).Value);
        Assert.Equal(0, One("binary-cross-entropy", 1, 1).Value);
        Assert.Equal(1, One("binary-cross-entropy", 0, 0).Gradient[0]);
        Assert.Equal(-1, One("binary-cross-entropy", 1, 1).Gradient[0]);
    }

    [Fact]
    public void Keras_15249_a_probability_of_1e_minus_7_costs_what_it_should() => Close(16.118095650958319, One("binary-cross-entropy", 1e-7, 1).Value, Tight);

    [Fact]
    public void Keras_17634_logits_and_probabilities_agree()
    {
        double[] logits = [3, -20, 1];
        double sum = logits.Sum(Math.Exp);
        Close(
            Rows("softmax-cross-entropy", [logits], [1]).Value,
            Rows("categorical-cross-entropy", [[.. logits.Select(z => Math.Exp(z) / sum)]], [1]).Value,
            1e-12);
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(1000)]
    [InlineData(-1e4)]
    [InlineData(1e4)]
    public void ScikitLearn_28046_gradient_and_Hessian_at_raw_scores_of_1000(double z)
    {
        foreach (double t in (double[])[0, 1])
        {
            Result far = One("binary-cross-entropy-with-logits", z, t);
            bool right = z > 0 == (t == 1);
            Assert.Equal(right ? 0 : Math.Abs(z), far.Value);
            Assert.Equal(right ? 0 : t == 1 ? -1 : 1, far.Gradient[0]);
            Assert.Equal(0, far.Hessian[0]);
        }
    }

    [Fact]
    public void MlNet_LogLoss_has_no_floor_at_1e_minus_8()
    {
        Assert.Equal(1000, One("binary-cross-entropy-with-logits", -1000, 1).Value);
        Close(17 + Math.Exp(-17), One("binary-cross-entropy-with-logits", 17, 0).Value, 1e-12);
    }

    // Focal losses.

    [Theory]
    [InlineData("binary-focal(gamma=0)")]
    [InlineData("binary-focal(gamma=0.5)")]
    [InlineData("binary-focal(gamma=2)")]
    [InlineData("binary-focal(gamma=5, alpha=0.25)")]
    public void Optax_1267_kornia_918_sam3_575_focal_is_never_NaN(string spec)
    {
        foreach (double z in (double[])[-1e4, -100, -1e-12, 0, 1e-12, 100, 1e4])
        {
            foreach (double t in (double[])[0, 1])
            {
                Result focal = One(spec, z, t);
                Assert.True(double.IsFinite(focal.Value + focal.Gradient[0] + focal.Hessian[0]), $"{spec} at {z}, {t}");
            }
        }
    }

    [Theory]
    [InlineData("softmax-focal(gamma=0)")]
    [InlineData("softmax-focal(gamma=0.5)")]
    [InlineData("softmax-focal(gamma=2)")]
    public void Kornia_918_softmax_focal_is_never_NaN(string spec)
    {
        foreach (double z in (double[])[-1e4, -100, 0, 100, 1e4])
        {
            Result focal = Rows(spec, [[z, 0, -z]], [0]);
            Assert.True(double.IsFinite(focal.Value) && focal.Gradient.Concat(focal.Hessian).All(double.IsFinite), $"{spec} at {z}");
        }
    }

    [Fact]
    public void Mmcv_1488_focal_in_float_at_100()
    {
        float[] gradient = new float[2], hessian = new float[2];
        double value = Loss.Parse("binary-focal").Evaluate([100f, -100f], [0f, 1f], gradient, hessian);
        Close(100, value, 1e-6);
        Assert.All(gradient.Concat(hessian), g => Assert.True(float.IsFinite(g)));
    }

    [Fact]
    public void Focal_with_gamma_0_is_cross_entropy() =>
        Close(One("binary-cross-entropy-with-logits", 0.7, 1).Value, One("binary-focal(gamma=0)", 0.7, 1).Value, Tight);

    // Label smoothing.

    [Theory]
    [InlineData("label-smoothed-cross-entropy(smoothing=0.3)")]
    [InlineData("label-smoothed-token-nll(smoothing=0.3)")]
    [InlineData("label-smoothed(base=softmax-cross-entropy, smoothing=0.3)")]
    public void PyTorch_148884_aprender_2199_the_smoothed_shares_add_up_to_1(string spec)
    {
        Result row = Rows(spec, [[0.3, -1, 2, 0.5]], [2]);
        Close(0, row.Gradient.Sum(), 1e-15, absolute: true);
        Close(Math.Log(4), Rows(spec, [[7, 7, 7, 7]], [0]).Value, Tight);
    }

    // Regression and likelihoods.

    [Fact]
    public void PyTorch_48595_smooth_L1_is_Huber_divided_by_beta()
    {
        foreach (double r in (double[])[-3, -0.4, 0, 0.4, 3])
            Close(One("huber(delta=0.5)", r, 0).Value / 0.5, One("smooth-l1(beta=0.5)", r, 0).Value, Tight);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(-1e3)]
    [InlineData(1e150)]
    public void Keras_8524_torchmetrics_3488_log_cosh_does_not_overflow(double r)
    {
        Close(Math.Abs(r) - Math.Log(2), One("log-cosh", r, 0).Value, Tight);
        Assert.Equal(Math.Sign(r), One("log-cosh", r, 0).Gradient[0]);
    }

    [Fact]
    public void PyTorch_53964_Gaussian_likelihood_gives_one_loss_per_row()
    {
        double[] losses = new double[2];
        Loss.Parse("gaussian-nll").Evaluate(new LossBatch<double>([1, 1, 3, 2], 2, [0, 0], 1), new() { Losses = losses }, Reduction.None);
        Close(0.5, losses[0], Tight);
        Close(0.5 * (Math.Log(2) + 4.5), losses[1], Tight);
    }

    [Fact]
    public void TorchSharp_the_variance_is_trained()
    {
        double[] predictions = [1, 1, 2, 2, 3, 3, 4, 4], gradient = new double[8];
        double value = Loss.Parse("gaussian-nll").Evaluate(new LossBatch<double>(predictions, 2, [0, 0, 0, 0], 1), new() { Gradient = gradient });
        Close(1.6472569, value, 1e-6);
        Assert.Equal(0.5 * ((1.0 / 2) - 1) / 4, gradient[3], 1e-15);
    }

    [Fact]
    public void PyTorch_28575_Paddle_56733_the_constant_of_the_Poisson_likelihood_is_exact()
    {
        Close(3 - (4 * Math.Log(3)) + Math.Log(24), One("poisson-mean-nll(epsilon=0, full=true)", 3, 4).Value, Tight);
        Close(3 - Math.Log(3), One("poisson-mean-nll(epsilon=0, full=true)", 3, 1).Value, Tight);
        Close(Math.E - 0.5 + Math.Log(Math.Sqrt(Math.PI) / 2), One("poisson-nll(full=true)", 1, 0.5).Value, Tight);
        Close(Math.E, One("poisson-nll(full=true)", 1, 0).Value, Tight);
    }

    [Fact]
    public void MlNet_the_gradient_of_the_Poisson_likelihood_at_100_is_finite() => Close(Math.Exp(100) - 1, One("poisson-nll", 100, 1).Gradient[0], 1e-12);

    [Fact]
    public void MlNet_the_exponential_loss_at_margin_minus_100() => Close(Math.Exp(100), One("exponential", -100, 1).Value, 1e-12);

    [Fact]
    public void Torchmetrics_846_Tweedie_of_power_1_at_target_0()
    {
        Close(2, One("tweedie-deviance(power=1)", 2, 0).Value, Tight);
        Close(2, One("poisson-deviance", 2, 0).Value, Tight);
    }

    [Fact]
    public void EvoTrees_385_a_negative_Tweedie_target_is_an_error()
    {
        new CaseEvaluator().Answer("""{"loss":"tweedie-nll","predictions":[0.5],"targets":[-1]}""", out bool ok);
        Assert.False(ok);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(3)]
    public void MlNet_a_Tweedie_deviance_is_least_where_the_prediction_is_the_target(double power)
    {
        Result right = One($"tweedie-deviance(power={power})", 3, 3);
        Close(0, right.Value, 1e-14, absolute: true);
        Close(0, right.Gradient[0], 1e-14, absolute: true);
        Assert.True(One($"tweedie-deviance(power={power})", 2.9, 3).Value > right.Value);
        Assert.True(One($"tweedie-deviance(power={power})", 3.1, 3).Value > right.Value);
    }

    // Vectors, labels, Hessians.

    [Fact]
    public void Burn_5584_tiny_vectors_have_a_cosine_in_float()
    {
        float[] gradient = new float[4];
        double value = Loss.Parse("cosine-distance").Evaluate(new LossBatch<float>([1e-30f, 0, 3e-20f, 4e-20f], 2, [1, 0, 1, 0], 2), new() { Gradient = gradient });
        Assert.True(double.IsFinite(value));
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
    }

    [Theory]
    [InlineData("bp-mll")]
    [InlineData("multilabel-margin")]
    public void MetricLearning_107_no_pair_is_0_and_no_NaN(string spec)
    {
        Loss loss = Loss.Parse(spec);
        double[] gradient = new double[3];
        Assert.Equal(0, loss.Evaluate(new LossBatch<double>([1, 2, 3], 3, [0, 0, 0], 3), new() { Gradient = gradient }));
        Assert.Equal([0, 0, 0], gradient);
    }

    [Fact]
    public void XGBoost_638_LightGBM_1052_the_multiclass_Hessian_has_no_factor()
    {
        Result row = Rows("softmax-cross-entropy", [[0, 0, 0, 0]], [1]);
        Assert.All(row.Hessian, h => Close(0.25 * 0.75, h, Tight));
    }

    [Fact]
    public void LightGBM_1991_a_Hessian_of_the_wrong_length_is_an_error() =>
        Assert.Throws<ShapeException>(() => Loss.Parse("mse").Evaluate([1, 2, 3], [1, 2, 3], hessian: new double[2]));

    [Fact]
    public void Keras_hinge_reads_no_label_by_what_else_is_in_the_batch()
    {
        new CaseEvaluator().Answer("""{"loss":"hinge","predictions":[0.5,0.2],"targets":[0,1]}""", out bool ok);
        Assert.False(ok);
    }

    private static Result One(string spec, double prediction, double target)
    {
        double[] gradient = new double[1], hessian = new double[1];
        double value = Loss.Parse(spec).Evaluate([prediction], [target], gradient, hessian);
        return new(value, gradient, hessian);
    }

    private static Result Rows(string spec, double[][] rows, int[] classes, Reduction reduction = Reduction.Mean)
    {
        Loss loss = Loss.Parse(spec);
        double[] flat = [.. rows.SelectMany(r => r)], gradient = new double[flat.Length], hessian = loss.Shape == LossShape.Batch ? [] : new double[flat.Length];
        double value = loss.Evaluate(new LossBatch<double>(flat, rows[0].Length, classes), new() { Gradient = gradient, Hessian = hessian }, reduction);
        return new(value, gradient, hessian);
    }

    private static void Close(double expected, double actual, double tolerance, bool absolute = false) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * (absolute ? 1 : Math.Abs(expected)), $"{actual:R} instead of {expected:R}");

    private sealed record Result(double Value, double[] Gradient, double[] Hessian);
}
