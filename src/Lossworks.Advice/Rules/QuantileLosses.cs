using System.Globalization;
using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>A quantile is wanted: only losses that elicit it are consistent (Gneiting 2011, doi:10.1198/jasa.2011.r10138).</summary>
internal sealed class QuantileLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.Want is not { Kind: WantKind.Quantile, Level: { } level })
            yield break;
        string text = level.ToString("R", CultureInfo.InvariantCulture);
        yield return new($"pinball(quantile={text})", $"its answer is the quantile {text}, which is what was asked for");
        yield return new($"expectile(expectile={text})", "smooth, and leans to the same side");
    }
}
