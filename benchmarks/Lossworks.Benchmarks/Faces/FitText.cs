using System.Globalization;
using Lossworks.Benchmarks.Training;

namespace Lossworks.Benchmarks.Faces;

/// <summary>What an entrant reached, in words.</summary>
internal static class FitText
{
    internal static string Of(Reached x) => $"{x.Entrant}: {Outcome(x)}";

    internal static string Outcome(Reached x)
    {
        if (x is not { Tolerance: { } tolerance, Seconds: { } seconds, Gap: { } gap })
            return x.Note;
        string there = x.IsThere ? "there" : string.Create(CultureInfo.InvariantCulture, $"loss {gap:0.0e0} above the best");
        string note = x.IsThere || x.Note.Length == 0 ? "" : "; tighter: " + x.Note;
        return string.Create(CultureInfo.InvariantCulture, $"{there} in {seconds:G3} s at tolerance {tolerance:G2}{note}");
    }
}
