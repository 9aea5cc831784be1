namespace Lossworks.Kernels;

/// <summary>Which of several ordered classes predictions decide for.</summary>
internal static class OrderedDecision
{
    /// <summary>A score lies in the class between two cut points.</summary>
    internal static int OfScore(double score, NumberList cutPoints)
    {
        int label = 0;
        while (label < cutPoints.Count && score > cutPoints[label])
            label++;
        return label;
    }

    /// <summary>Logits of being above class 0, 1, ...: as many as are more likely than not.</summary>
    internal static int OfTasks(ReadOnlySpan<double> logits)
    {
        int label = 0;
        foreach (double logit in logits)
            label += logit > 0 ? 1 : 0;
        return label;
    }

    /// <summary>Logits of being above a class once it is reached: their probabilities multiply.</summary>
    internal static int OfConditionalTasks(ReadOnlySpan<double> logits)
    {
        int label = 0;
        double reached = 1;
        foreach (double logit in logits)
        {
            reached /= 1 + Math.Exp(-logit);
            label += reached > 0.5 ? 1 : 0;
        }

        return label;
    }
}
