using Lossworks.Data;

namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>What really happened.</summary>
/// <param name="Numbers">Empty for classes.</param>
/// <param name="Codes">Empty for numbers.</param>
/// <param name="Classes">How many; 0 for numbers.</param>
internal sealed record Truths(double[] Numbers, int[] Codes, int Classes)
{
    internal int Rows => Classes > 0 ? Codes.Length : Numbers.Length;

    internal static Truths Of(Target target) => target.IsClass
        ? new([], target.Codes.ToArray(), target.Classes.Count)
        : new(target.Numbers.ToArray(), [], 0);

    internal Truths Select(int[] rows) => this with
    {
        Numbers = Classes > 0 ? [] : [.. rows.Select(i => Numbers[i])],
        Codes = Classes > 0 ? [.. rows.Select(i => Codes[i])] : [],
    };
}
