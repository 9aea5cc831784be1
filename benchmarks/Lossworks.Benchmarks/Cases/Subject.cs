using System.Globalization;

namespace Lossworks.Benchmarks.Cases;

/// <summary>What the targets of a loss are.</summary>
internal enum Targets
{
    Numbers,
    Labels,
    Signs,
    Classes,
    Shares,
}

/// <summary>A loss to be measured: data only.</summary>
/// <param name="Name">What it is called here and by every peer.</param>
/// <param name="Targets">What its targets are; classes and shares make it a loss of rows.</param>
/// <param name="Spec">The loss, for so many columns.</param>
internal sealed record Subject(string Name, Targets Targets, Func<int, string> Spec)
{
    /// <summary>The yardstick that is measured like a loss: one pass of exp, for which there is no loss.</summary>
    internal const string Exp = "exp";

    internal static IReadOnlyList<Subject> All { get; } =
    [
        new(Exp, Targets.Numbers, _ => ""),
        Fixed("squared-error", Targets.Numbers, "squared-error"),
        Fixed("absolute-error", Targets.Numbers, "absolute-error"),
        Fixed("huber", Targets.Numbers, $"huber(delta={Text(MadeNumbers.Delta)})"),
        Fixed("pinball", Targets.Numbers, $"pinball(quantile={Text(MadeNumbers.Quantile)})"),
        Fixed("logistic", Targets.Labels, "binary-cross-entropy-with-logits"),
        Fixed("hinge", Targets.Signs, "hinge"),
        Fixed("softmax-cross-entropy", Targets.Classes, "softmax-cross-entropy"),
        Fixed("softmax-cross-entropy-shares", Targets.Shares, "softmax-cross-entropy"),
        Fixed("label-smoothed-cross-entropy", Targets.Classes, $"label-smoothed-cross-entropy(smoothing={Text(MadeNumbers.Smoothing)})"),
        new("class-weighted-cross-entropy", Targets.Classes, k => $"class-weighted-cross-entropy(class-weights=[{Weights(k)}])"),
        Fixed("softmax-focal", Targets.Classes, $"softmax-focal(gamma={Text(MadeNumbers.Gamma)})"),
    ];

    internal bool IsOfRows => Targets is Targets.Classes or Targets.Shares;

    private static Subject Fixed(string name, Targets targets, string spec) => new(name, targets, _ => spec);

    private static string Weights(int columns) => string.Join(',', new MadeNumbers(1, columns).ClassWeights().Select(w => Text(w)));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
