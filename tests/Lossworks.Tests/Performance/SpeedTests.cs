namespace Lossworks.Tests.Performance;

/// <summary>
/// Guards against losing speed by a factor: ours beside a loop written by hand, as a ratio in one process, wide enough never to flicker. What ours reaches
/// stands in docs/performance.md.
/// </summary>
public sealed class SpeedTests
{
    private const int InCache = 1 << 14;

    private static readonly float[] s_predictions = Wave(0.37, 1.3), s_targets = Wave(0.11, 1.1);

    [Theory]
    [InlineData("squared-error", 3)]
    [InlineData("absolute-error", 3)]
    [InlineData("huber", 6)]
    [InlineData("pinball", 5)]
    public void Value_and_gradient_take_at_most_so_many_times_as_long_as_a_squared_error_by_hand(string spec, double times)
    {
        Loss loss = Loss.Parse(spec);
        float[] ours = new float[InCache], byHand = new float[InCache];
        Race.AtMost(times, () => Evaluate(loss, ours), () => ByHand.Squared(s_predictions, s_targets, byHand));
    }

    [Fact]
    public void The_logistic_loss_takes_at_most_fifteen_times_as_long_as_one_exp()
    {
        Loss loss = Loss.Parse("binary-cross-entropy-with-logits");
        float[] labels = [.. s_targets.Select(t => t > 0 ? 1f : 0f)], ours = new float[InCache], exps = new float[InCache];
        Race.AtMost(
            15,
            () => loss.Evaluate(new LossBatch<float>(s_predictions, labels), new LossResult<float> { Gradient = ours }, threads: 1),
            () => ByHand.Exp(s_predictions, exps));
    }

    [Theory]
    [InlineData(8, 40)]
    [InlineData(1024, 15)]
    public void Softmax_cross_entropy_takes_at_most_so_many_times_as_long_as_one_exp(int classes, double times)
    {
        Loss loss = Loss.Parse("softmax-cross-entropy");
        int[] truth = [.. Enumerable.Range(0, InCache / classes).Select(row => row % classes)];
        float[] ours = new float[InCache], exps = new float[InCache];
        Race.AtMost(
            times,
            () => loss.Evaluate(new LossBatch<float>(s_predictions, classes, truth), new LossResult<float> { Gradient = ours }, threads: 1),
            () => ByHand.Exp(s_predictions, exps));
    }

    [Fact]
    public void A_call_with_one_element_takes_at_most_fifty_times_as_long_as_by_hand()
    {
        Loss loss = Loss.Parse("squared-error");
        float[] p = [0.5f], t = [0.25f], ours = new float[1], byHand = new float[1];
        Race.AtMost(
            50,
            () => loss.Evaluate(new LossBatch<float>(p, t), new LossResult<float> { Gradient = ours }),
            () => ByHand.Squared(p, t, byHand));
    }

    [Fact]
    public void The_Hessian_takes_at_most_twice_as_long_as_everything_else()
    {
        Loss loss = Loss.Parse("huber");
        float[] ours = new float[InCache], second = new float[InCache], without = new float[InCache];
        Race.AtMost(
            3,
            () => loss.Evaluate(new LossBatch<float>(s_predictions, s_targets), new LossResult<float> { Gradient = ours, Hessian = second }, threads: 1),
            () => Evaluate(loss, without));
    }

    /// <summary>By the interpreter a formula takes ten to forty times as long: this holds the compiler as well.</summary>
    [Theory]
    [InlineData("formula: (p - y)^2", "squared-error")]
    [InlineData("formula: where(abs(p - y) < d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)); d = 1.5", "huber(delta=1.5)")]
    [InlineData("formula: softplus(p) - y * p", "logistic")]
    public void A_formula_takes_at_most_three_times_as_long_as_the_same_loss_of_the_catalogue(string formula, string name)
    {
        Loss loss = Loss.Parse(formula), same = Loss.Parse(name);
        float[] ours = new float[InCache], other = new float[InCache];
        Race.AtMost(3, () => Evaluate(loss, ours), () => Evaluate(same, other));
    }

    private static void Evaluate(Loss loss, float[] gradient) =>
        loss.Evaluate(new LossBatch<float>(s_predictions, s_targets), new LossResult<float> { Gradient = gradient }, threads: 1);

    private static float[] Wave(double step, double height) => [.. Enumerable.Range(0, InCache).Select(i => (float)(height * Math.Sin(step * i)))];
}
