using System.Text;

namespace Lossworks.Reports.Html;

/// <summary>The style sheet of every report, from the file report.css.</summary>
internal static class Style
{
    /// <summary>The rules. They hold no &lt;, &gt; or &amp;: inside a style element HTML would not read them escaped.</summary>
    public static string Text { get; } = Load();

    private static string Load()
    {
        using var reader = new StreamReader(typeof(Style).Assembly.GetManifestResourceStream("report.css")!, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
