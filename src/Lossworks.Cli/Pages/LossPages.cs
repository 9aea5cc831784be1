using Lossworks.Cli.Commands;
using Lossworks.Verification;

namespace Lossworks.Cli.Pages;

/// <summary>The documentation of a catalogue: everything in it stands on the cards.</summary>
internal static class LossPages
{
    internal static IEnumerable<Page> All(LossCatalogue catalogue)
    {
        foreach (LossEntry entry in catalogue.Entries)
        {
            yield return new($"losses/{entry.Card.Name}.md", LossPage.Of(entry));
            yield return new($"losses/plots/{entry.Card.Name}.svg", Plot(entry));
        }

        yield return new("losses/README.md", IndexPage.Of(catalogue));
        yield return new("coverage.md", CoveragePage.Of(catalogue));
    }

    private static string Plot(LossEntry entry)
    {
        Loss loss = entry.CreateExample();
        LossCurve curve = LossCurve.Of(loss);
        string svg = LossFigures.Curve(loss.ToString(), curve).ToSvg(720, 400, $"{loss}: value, gradient{(curve.Hessian is null ? "" : " and Hessian")} over the {curve.Axis}", "p");
        return svg.Contains("xmlns=", StringComparison.Ordinal) ? svg + "\n" : svg.Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal) + "\n";
    }
}
