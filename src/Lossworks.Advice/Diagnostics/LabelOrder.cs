using System.Globalization;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Whether labels say an order: numbers, or words of a scale.</summary>
internal static class LabelOrder
{
    private static readonly string[][] s_scales =
    [
        ["very low", "low", "below average", "average", "medium", "moderate", "above average", "high", "very high", "extreme"],
        ["very small", "small", "medium", "large", "very large", "huge"],
        ["none", "minimal", "mild", "moderate", "severe", "critical"],
        ["never", "rarely", "seldom", "sometimes", "often", "usually", "always"],
        ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
        ["very bad", "terrible", "bad", "poor", "fair", "ok", "okay", "average", "good", "very good", "great", "excellent"],
        ["beginner", "novice", "intermediate", "advanced", "expert"],
        ["primary", "secondary", "tertiary"],
        ["first", "second", "third", "fourth", "fifth", "sixth"],
        ["slow", "medium", "fast"],
        ["cold", "cool", "mild", "warm", "hot"],
        ["young", "middle", "old"],
        ["xs", "s", "m", "l", "xl", "xxl"],
        ["unlikely", "possible", "likely", "certain"],
        ["unacc", "acc", "good", "vgood"],
    ];

    /// <summary>The place of each label in the order that the labels say; null where they say none.</summary>
    internal static double[]? Of(IReadOnlyList<string> labels)
    {
        double[] numbers = [.. labels.Select(Number)];
        if (numbers.All(double.IsFinite) && numbers.Distinct().Count() == numbers.Length)
            return numbers;
        string[] words = [.. labels.Select(l => l.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' '))];
        foreach (string[] scale in s_scales)
        {
            double[] places = [.. words.Select(w => (double)Array.IndexOf(scale, w))];
            if (places.All(p => p >= 0) && places.Distinct().Count() == places.Length)
                return places;
        }

        return null;
    }

    /// <summary>Whether places rise, or fall, from one class to the next.</summary>
    internal static bool IsMonotone(double[] places) =>
        places.Zip(places.Skip(1)).All(p => p.First < p.Second) || places.Zip(places.Skip(1)).All(p => p.First > p.Second);

    /// <summary>The number with which a label begins: 3, 3 stars, 25-29, class 4.</summary>
    private static double Number(string label)
    {
        string text = label.Trim();
        int start = text.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (start < 0)
            return double.NaN;
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        bool isNegative = start == 1 && text[0] == '-';
        return double.TryParse(text.AsSpan(start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? (isNegative ? -number : number) : double.NaN;
    }
}
