using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Every pair of a present and an absent label costs e^-(difference of their scores): wrong orders cost exponentially.</summary>
/// <remarks>
///   (1/(P Q)) sum_{k: t = 1} sum_{l: t = 0} exp(-(z_k - z_l)), P and Q the numbers of present and absent labels; 0 where either is 0.
///   It is a product of two sums, so the time is that of one pass.  Zhang and Zhou (2006), doi:10.1109/TKDE.2006.162
/// </remarks>
public readonly record struct BpMll : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("bp-mll")
    {
        Summary = "Every pair of a present and an absent label costs e^-(difference of their scores): wrong orders cost exponentially.",
        Formula = "(1/(P Q)) sum_{k: t = 1} sum_{l: t = 0} exp(-(z_k - z_l)), P and Q the numbers of present and absent labels",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Scores],
        Target = Argument.ZeroOneTargets,
        UseWhen = "Only the order of the labels of a row matters, and labels are clean.",
        AvoidWhen = "Some labels are wrong or missing: one bad pair outweighs all others; zlpr or multilabel-margin grow linearly.",
        Cost = "Linear in the number of labels, an exponential or two for each: the sum over pairs is a product of two sums.",
        References = ["Zhang and Zhou (2006), doi:10.1109/TKDE.2006.162"],
        Notes = "A row with every label, or with none, costs 0. Beyond the largest double the value is Infinity.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Side<S> present = new(scores, target, 1), absent = new(scores, target, 0);
        double pairs = (double)present.Count * absent.Count;
        if (pairs == 0)
        {
            gradient.Clear();
            hessian.Clear();
            return 0;
        }

        // All terms with label k: its exponential times the sum over the other side, taken relative to the largest there.
        for (int k = 0; k < scores.Length; k++)
        {
            bool isPresent = target[k] == 1;
            Side<S> other = isPresent ? absent : present;
            double size = Scaled(Signed(scores[k], isPresent) + other.Largest, other.Sum / pairs);
            gradient.Put(k, isPresent ? -size : size);
            hessian.Put(k, size);
        }

        return Scaled(present.Largest + absent.Largest, present.Sum * absent.Sum / pairs);
    }

    /// <summary>factor e^x in two halves: e^x itself may leave the range where the product does not.</summary>
    private static double Scaled(double x, double factor)
    {
        double half = StableMath.Exp(x / 2);
        return half * factor * half;
    }

    private static double Signed<S>(S score, bool isPresent)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => isPresent ? -double.CreateTruncating(score) : double.CreateTruncating(score);

    /// <summary>sum of e^v over one kind of labels, v = -z for present and v = z for absent ones, as e^Largest Sum.</summary>
    private readonly ref struct Side<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        internal Side(ReadOnlySpan<S> scores, RowTarget<S> target, double label)
        {
            Largest = double.NegativeInfinity;
            for (int k = 0; k < scores.Length; k++)
            {
                if (target[k] == label)
                    (Largest, Count) = (Math.Max(Largest, Signed(scores[k], label == 1)), Count + 1);
            }

            for (int k = 0; k < scores.Length; k++)
            {
                if (target[k] == label)
                    Sum += StableMath.Exp(Signed(scores[k], label == 1) - Largest);
            }
        }

        internal double Largest { get; }

        internal double Sum { get; }

        internal int Count { get; }
    }
}
