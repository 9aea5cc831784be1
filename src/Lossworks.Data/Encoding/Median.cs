namespace Lossworks.Data;

/// <summary>The middle value, missing ones aside; of two middle values their mean.</summary>
internal static class Median
{
    public static double Of(ReadOnlySpan<double> values)
    {
        double[] known = [.. values];
        int count = 0;
        foreach (double value in known)
        {
            if (!double.IsNaN(value)) known[count++] = value;
        }
        Array.Sort(known, 0, count);
        double upper = known[count / 2];
        return count % 2 == 1 ? upper : (known[(count / 2) - 1] / 2) + (upper / 2);
    }
}
