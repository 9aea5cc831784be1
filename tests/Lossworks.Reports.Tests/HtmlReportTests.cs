namespace Lossworks.Reports.Tests;

public sealed class HtmlReportTests
{
    [Fact]
    public void Saves_the_example() => Example.Report().Save(Path.Combine(Path.GetTempPath(), "report.html"));
}
