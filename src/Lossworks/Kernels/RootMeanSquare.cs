using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>sqrt(sum w d^2 / sum w) of differences d, with gradient w d d'/(W root): 0 where every difference with weight is 0.</summary>
/// <typeparam name="D">The difference.</typeparam>
internal static class RootMeanSquare<D>
    where D : struct, IDifference
{
    internal static double Run<S>(in LossBatch<S> batch, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Differences are taken relative to the largest, so that their squares neither overflow nor vanish.
        BatchNumbers<S> numbers = new(batch);
        double largest = 0;
        for (int i = 0; i < numbers.Count; i++)
            largest = Math.Max(largest, Math.Abs(Difference(numbers, i).Value));
        if (largest == 0)
        {
            gradient.Clear();
            return 0;
        }

        CompensatedSum squares = default, total = default;
        for (int i = 0; i < numbers.Count; i++)
        {
            double u = Difference(numbers, i).Value / largest, w = numbers.Weight(i);
            squares.Add(w * u * u);
            total.Add(w);
        }

        double root = Math.Sqrt(squares.Total / total.Total);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = S.CreateTruncating(Slope(Difference(numbers, i), numbers.Weight(i) / total.Total, largest, root));
        return largest * root;
    }

    private static double Slope(Jet1<double, Scalar<double>> difference, double share, double largest, double root) =>
        root == 0 || share == 0 ? 0 : share * (difference.Value / largest) / root * difference.First;

    private static Jet1<double, Scalar<double>> Difference<S>(in BatchNumbers<S> numbers, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => D.Of<Jet1<double, Scalar<double>>, Plain<double, Scalar<double>>>(
            Jet1<double, Scalar<double>>.Variable(numbers.Prediction(i)), new(numbers.Target(i)));
}
