using Lossworks.Verification;

namespace Lossworks.Tests.Contracts;

/// <summary>Tests of the tests: losses that lie about themselves, each caught with a counter-example.</summary>
public sealed class FalseClaims
{
    [Fact]
    public void A_loss_that_is_not_convex_is_caught() => Caught(new LossClaims { Convex = true }, "convex", "cauchy");

    [Fact]
    public void A_flat_stretch_is_not_strictly_convex() => Caught(new LossClaims { StrictlyConvex = true }, "strictly-convex", "huber(delta=0.5)");

    [Fact]
    public void A_slope_above_the_claimed_bound_is_caught() => Caught(new LossClaims { Lipschitz = 0.9 }, "lipschitz", "huber");

    [Fact]
    public void A_curvature_above_the_claimed_bound_is_caught() => Caught(new LossClaims { Smooth = 1.9 }, "smooth", "squared-error");

    [Fact]
    public void A_lopsided_loss_is_not_even() => Caught(new LossClaims { Even = true }, "even", "pinball(quantile=0.6)");

    [Fact]
    public void A_loss_below_zero_is_caught() => Caught(new LossClaims { NonNegative = true }, "non-negative", "gaussian-nll");

    [Fact]
    public void A_loss_that_grows_without_bound_is_caught() => Caught(new LossClaims { Bounded = 100 }, "bounded", "log-cosh");

    [Fact]
    public void Focal_loss_is_not_proper() => Caught(new LossClaims { StrictlyProper = true }, "strictly-proper", "binary-focal");

    [Fact]
    public void Huber_does_not_elicit_the_mean() => Caught(new LossClaims { Elicits = Functional.Mean }, "elicits mean", "huber(delta=0.3)");

    [Fact]
    public void The_median_is_not_another_quantile() => Caught(new LossClaims { Elicits = Functional.Quantile(0.7) }, "elicits quantile 0.7", "absolute-error");

    [Fact]
    public void A_kink_is_not_differentiable() => Caught(new LossClaims { Differentiable = true }, "differentiable", "hinge");

    [Fact]
    public void A_smooth_point_is_no_kink() => Caught(new LossClaims { Kinks = [0] }, "kinks", "huber");

    [Fact]
    public void A_kink_that_is_left_out_is_caught() => Caught(new LossClaims { Kinks = [0] }, "kinks", "wing");

    [Theory]
    [InlineData("laplace-nll")]
    [InlineData("multi-quantile(quantiles=[0.1,0.5,0.9])")]
    [InlineData("energy-score(power=1)")]
    [InlineData("quality-focal(beta=1)")]
    [InlineData("seesaw(class-counts=[40,30,20,10])")]
    public void A_kink_away_from_the_axes_is_not_differentiable(string spec) => Caught(new LossClaims { Differentiable = true }, "differentiable", spec);

    [Theory]
    [InlineData("huber", -2.0, 2.0)]
    [InlineData("smoothed-hinge(smoothing=1)", 1.0)]
    public void A_jump_of_the_curvature_stands_where_it_is(string spec, params double[] jumps) => Caught(new LossClaims { Jumps = [.. jumps] }, "jumps", spec);

    [Fact]
    public void A_loss_that_is_no_zero_at_the_truth_is_caught() => Caught(new LossClaims { ZeroAtPerfect = true }, "zero-at-perfect", "poisson-nll");

    [Fact]
    public void A_bound_that_only_opposite_predictions_pass_is_caught() => Caught(new LossClaims { Bounded = 1.98 }, "bounded", "concordance-correlation");

    [Theory]
    [InlineData("gaussian-nll")]
    [InlineData("crps-ensemble")]
    [InlineData("categorical-hinge")]
    public void Slopes_of_rows_are_caught(string spec) => Caught(new LossClaims { Lipschitz = 0.3 }, "lipschitz", spec);

    [Fact]
    public void A_row_loss_that_is_not_convex_is_caught() => Caught(new LossClaims { Convex = true }, "convex", "symmetric-cross-entropy");

    [Fact]
    public void Adding_a_number_to_all_scores_is_a_flat_direction() => Caught(new LossClaims { StrictlyConvex = true }, "strictly-convex", "multi-margin");

    [Fact]
    public void The_curvature_of_a_row_loss_is_caught() => Caught(new LossClaims { Smooth = 0.2475 }, "smooth", "softmax-cross-entropy");

    [Fact]
    public void A_row_loss_below_zero_is_caught() => Caught(new LossClaims { NonNegative = true }, "non-negative", "spherical-score");

    [Fact]
    public void A_row_loss_above_its_bound_is_caught() => Caught(new LossClaims { Bounded = 1.98 }, "bounded", "multiclass-absolute-error");

    [Theory]
    [InlineData("softmax-focal")]
    [InlineData("crps-ensemble")]
    [InlineData("laplace-nll")]
    public void A_row_loss_that_is_not_proper_is_caught(string spec) => Caught(new LossClaims { StrictlyProper = true }, "strictly-proper", spec);

    [Fact]
    public void A_perceptron_decides_nothing()
    {
        Caught(new LossClaims { ClassificationCalibrated = true }, "classification-calibrated", "perceptron");
        Caught(new LossClaims { Elicits = Functional.ClassDecision }, "elicits most probable class", "perceptron");
    }

    [Theory]
    [InlineData("categorical-hinge")]
    [InlineData("crammer-singer-hinge")]
    public void A_hinge_of_several_classes_may_not_find_the_most_probable(string spec) =>
        Caught(new LossClaims { Elicits = Functional.ClassDecision }, "elicits most probable class", spec);

    [Theory]
    [InlineData("squared-error")]
    [InlineData("tweedie-deviance")]
    public void An_outlier_pulls_the_mean_without_bound(string spec) => Caught(new LossClaims { Elicits = Functional.RobustLocation }, "elicits robust location", spec);

    [Fact]
    public void Labels_have_log_odds_and_not_probabilities() =>
        Caught(new LossClaims { Elicits = Functional.Probability }, "elicits probability", "multilabel-binary-cross-entropy");

    [Fact]
    public void The_perplexity_of_a_batch_finds_probabilities_and_not_odds() =>
        Caught(new LossClaims { Elicits = Functional.ClassLogOdds }, "elicits log-odds of each class", "perplexity");

    [Theory]
    [InlineData("log-cosh")]
    [InlineData("gaussian-nll")]
    public void A_functional_of_something_else_is_caught(string spec) => Caught(new LossClaims { Elicits = new Functional("mode") }, "elicits mode", spec);

    [Fact]
    public void A_multiclass_hinge_is_not_calibrated() => Caught(new LossClaims { ClassificationCalibrated = true }, "classification-calibrated", "multi-margin");

    [Fact]
    public void Mean_and_variance_are_not_mean_and_standard_deviation() =>
        Caught(new LossClaims { Elicits = new Functional("mean and log of the standard deviation") }, "elicits mean and log of the standard deviation", "gaussian-nll");

    [Fact]
    public void A_smoothed_cross_entropy_does_not_find_the_probabilities() =>
        Caught(new LossClaims { Elicits = Functional.ClassProbabilities }, "elicits class probabilities", "label-smoothed-cross-entropy(smoothing=0.2)");

    [Fact]
    public void A_wrong_gradient_is_caught()
    {
        Loss loss = new LossCatalogue([LossEntry.Row(static _ => new WrongSign(), static _ => [])]).Find("wrong-sign").CreateDefault()!;
        LossCheck check = LossCheck.Run(loss);
        Assert.False(check.Gradient.Ok);
        Assert.False(check.Ok);
        Assert.NotEmpty(check.Gradient.Where);
    }

    private static void Caught(LossClaims claims, string claim, string spec)
    {
        ClaimResult result = Assert.Single(ClaimAttack.Run(new LossProbe(Loss.Parse(spec)), claims, 1), c => c.Claim == claim);
        Assert.False(result.Holds);
        Assert.NotNull(result.Counterexample);
    }

    /// <summary>Cross-entropy whose gradient has the wrong sign for one class.</summary>
    private readonly record struct WrongSign : IRowLoss
    {
        public static LossCard Card { get; } = LossCatalogue.BuiltIn.Find("softmax-cross-entropy").Card with { Name = "wrong-sign", Aliases = [], Parameters = [] };

        public LossClaims Claims => new();

        public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            double value = new Losses.SoftmaxCrossEntropy().Of(scores, target, gradient, hessian);
            if (!gradient.IsEmpty)
                gradient[0] = -gradient[0];
            return value;
        }
    }
}
