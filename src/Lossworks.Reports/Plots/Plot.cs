using Lossworks.Reports.Drawing;

namespace Lossworks.Reports;

/// <summary>A picture of numbers, described once and drawn as SVG or PNG. It never changes after it was made.</summary>
/// <remarks>
/// The same description gives the same bytes of SVG on every machine, with or without fonts installed. Values that are NaN or
/// infinite are not drawn. Series differ by dash and marker as well as by color, and the colors are those of Okabe and Ito.
/// </remarks>
/// <example><code>
/// var plot = new LinePlot([new Series("train", steps, losses)]) { Title = "Descent", XLabel = "step", YLabel = "loss", LogY = true };
/// plot.SavePng("descent.png", 720, 400);
/// </code></example>
public abstract class Plot
{
    private protected Plot()
    {
    }

    /// <summary>What stands above the picture; nothing by default.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the horizontal axis measures, with its unit.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the vertical axis measures, with its unit.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The height in pixels at which the content is easy to read: more for many bars or intervals.</summary>
    public abstract int SuggestedHeight { get; }

    /// <summary>The picture as one <c>svg</c> element, without XML prolog, ready to stand inside a page.</summary>
    /// <param name="width">Width of the drawing in pixels, 200 to 10,000; the page may scale it.</param>
    /// <param name="height">Height of the drawing in pixels, 120 to 10,000.</param>
    /// <param name="label">What a screen reader says; the title when absent.</param>
    /// <param name="idPrefix">Goes before every id inside, to keep several pictures of a page apart; by default a digest of the content.</param>
    public string ToSvg(int width, int height, string? label = null, string? idPrefix = null)
    {
        return SvgPainter.Paint(Lay(width, height), label ?? (Title.Length > 0 ? Title : "Plot"), idPrefix);
    }

    /// <summary>Writes the picture as a PNG file of exactly the size asked for, replacing what is there.</summary>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <param name="width">Width in pixels, 200 to 10,000.</param>
    /// <param name="height">Height in pixels, 120 to 10,000.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path, int width, int height) => AtomicFile.Write(path, PngPainter.Paint(Lay(width, height)));

    private protected abstract Chart Draw();

    private Layout Lay(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 10_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 120);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 10_000);
        return new Layout(Draw() with { Title = CleanText.Of(Title) }, width, height);
    }
}
