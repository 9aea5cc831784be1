using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The scores of the labels of a row that are present, or of those that are absent.</summary>
internal static class LabelSide
{
    /// <summary>Writes factor * score for each label of the kind, in order, and returns how many there are.</summary>
    internal static int Take<S>(ReadOnlySpan<S> scores, RowTarget<S> target, double label, double factor, Span<double> room)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int count = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            if (target[k] == label)
                room[count++] = factor * double.CreateTruncating(scores[k]);
        }

        return count;
    }
}
