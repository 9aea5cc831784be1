namespace Lossworks.Advice.Diagnostics;

/// <summary>How many rows each class has.</summary>
internal static class ClassCounts
{
    internal static int[] Of(Problem problem)
    {
        int[] counts = new int[problem.Truth.ClassCount];
        foreach (int code in problem.Truth.Codes)
            counts[code]++;
        return counts;
    }
}
