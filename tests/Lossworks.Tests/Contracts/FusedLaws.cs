using System.Reflection;
using Lossworks.Calculus;
using Lossworks.Losses;

namespace Lossworks.Tests.Contracts;

/// <summary>Where value and derivatives are written together, they are those of the formula.</summary>
public class FusedLaws
{
    private static readonly double[] Targets = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7, -3];

    private static readonly double[] Predictions = [0, -0.0, 1, -1, 1.3, -1.3, 1e-12, -1e-12, 2.5, -17, 1e150, -1e150, 0.2, 4];

    [Fact]
    public void Every_fused_loss_is_held_against_its_formula()
    {
        string[] fused = [.. typeof(Loss).Assembly.GetTypes().Where(t => t.IsValueType && !t.IsGenericType && typeof(IResidualLoss).IsAssignableFrom(t) && IsFused(t)).Select(t => t.Name).Order()];
        Assert.Equal(["AbsoluteError", "HalfSquaredError", "Huber", "Pinball", "SquaredError"], fused);
    }

    [Fact]
    public void Squared_error() => Agree(new SquaredError());

    [Fact]
    public void Half_squared_error() => Agree(new HalfSquaredError());

    [Fact]
    public void Absolute_error() => Agree(new AbsoluteError());

    [Fact]
    public void Pinball() => Agree(new Pinball(0.9));

    [Fact]
    public void Huber() => Agree(new Huber(1.3));

    private static bool IsFused(Type loss) =>
        (bool)typeof(FusedLaws).GetMethod(nameof(IsFusedLoss), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(loss).Invoke(null, null)!;

    private static bool IsFusedLoss<L>()
        where L : struct, IResidualLoss
        => L.IsFused;

    private static void Agree<L>(L loss)
        where L : struct, IResidualLoss
    {
        // Every length, so that each element is met in full turns, in single bundles and in the tail.
        for (int length = 1; length <= 150; length++)
        {
            double[] p = [.. Enumerable.Range(0, length).Select(i => Predictions[i % Predictions.Length])];
            double[] t = [.. Enumerable.Range(0, length).Select(i => Targets[i % Targets.Length])];
            double[] gradient = new double[length], hessian = new double[length], derivedGradient = new double[length], derivedHessian = new double[length];
            double value = loss.Evaluate(p, t, gradient, hessian, reduction: Reduction.Sum);
            double derived = new Derived<L>(loss).Evaluate(p, t, derivedGradient, derivedHessian, reduction: Reduction.Sum);
            Assert.True(Math.Abs(value - derived) <= 1e-15 * derived, $"{length}: {value} is not {derived}");
            for (int i = 0; i < length; i++)
            {
                Assert.True(Math.Abs(gradient[i] - derivedGradient[i]) <= 1e-15 * Math.Abs(derivedGradient[i]), $"gradient at {p[i] - t[i]}: {gradient[i]}, derived {derivedGradient[i]}");
                Assert.Equal(derivedHessian[i], hessian[i]);
            }
        }
    }

    /// <summary>The same loss by its formula alone.</summary>
    private readonly struct Derived<L>(L loss) : IResidualLoss
        where L : struct, IResidualLoss
    {
        public static LossCard Card => L.Card;

        public LossClaims Claims => loss.Claims;

        public T Of<T>(T r)
            where T : struct, IReal<T>
            => loss.Of(r);
    }
}
