using System.Globalization;
using Lossworks.Advice;
using Lossworks.Reports;

namespace Lossworks.Cli.Choosing;

/// <summary>The sections of a report that go beyond the ranking.</summary>
internal sealed class DeeperSections
{
    private readonly HtmlReport _report;
    private readonly DeeperLook _look;
    private readonly string _target, _metric, _better;

    private DeeperSections(HtmlReport report, DeeperLook look, string target, LossAdvice advice)
    {
        (_report, _look, _target, _metric) = (report, look, target, advice.Metric);
        _better = $"{advice.Metric}, {(advice.HigherIsBetter ? "higher" : "lower")} is better";
    }

    /// <summary>Adds them all.</summary>
    internal static void AddTo(HtmlReport report, DeeperLook look, string target, LossAdvice advice)
    {
        DeeperSections sections = new(report, look, target, advice);
        sections.AddCalibration();
        sections.AddMurphy();
        sections.AddContamination();
        sections.AddResiduals();
        sections.AddConfusion();
        sections.AddPulls();
        sections.AddRicher();
    }

    private void AddCalibration()
    {
        if (_look.Calibration is not { } look)
            return;
        _report.Section("Do the forecasts mean what they say?").Paragraph(look.Says).Table(DeeperTables.Of(look));
        foreach (ReliabilityCurve curve in look.Curves)
            _report.Figure(DeeperFigures.Of(curve, look.Losses[0].Spec, _target), DeeperFigures.CaptionOf(curve), DeeperFigures.FindingOf(curve, look.Losses[0].Spec));
        _report.Note("score = miscalibration - discrimination + uncertainty. Miscalibration is what reading the forecasts rightly would save, discrimination what they know beyond a constant, "
            + "uncertainty what a constant costs. The curve is an isotonic regression (Dimitriadis, Gneiting and Jordan 2021, doi:10.1073/pnas.2016191118; of numbers: Gneiting and Resin 2023, doi:10.1214/23-EJS2180).");
    }

    private void AddMurphy()
    {
        if (_look.Murphy is not { } murphy)
            return;
        _report.Section("Does the ranking hang on the score?").Paragraph(murphy.Says)
            .Figure(
                DeeperFigures.Of(murphy, _target),
                $"The mean elementary score at each threshold; lower is better. Every score that is consistent for the {murphy.What} is a mixture of these, so a line that is below another everywhere wins by all of them "
                    + "(Ehm, Gneiting, Jordan and Krueger 2016, doi:10.1111/rssb.12154).",
                murphy.Says);
        if (murphy.Curves.Count < 2)
            return;
        MurphyCurve other = DeeperFigures.OtherOf(murphy);
        _report.Figure(
            DeeperFigures.DifferenceOf(murphy, other, _target),
            $"Above zero {other.Spec} is worse than {murphy.Curves[0].Spec} at that threshold, below it better. A difference counts from three standard errors on, as so many thresholds are looked at.",
            DeeperFigures.FindingOf(murphy, other));
    }

    private void AddContamination()
    {
        if (_look.Contamination is not { } look)
            return;
        _report.Section("What if targets are wrong?").Paragraph(look.Says)
            .Figure(
                DeeperFigures.Of(look, _better),
                $"Losses that learn from targets of which some are spoilt on purpose ({look.How}), judged on clean rows of one fold{(look.Draws > 1 ? $"; means of {look.Draws} draws" : "")}. "
                    + "Their settings stay as they were tuned.",
                look.Says)
            .Table(DeeperTables.Of(look, _metric));
    }

    private void AddResiduals()
    {
        if (_look.Residuals is not { } look)
            return;
        _report.Section("What is left unexplained").Paragraph(look.Says)
            .Figure(
                new CloudPlot(look.Predictions, look.Residuals) { Title = "Residuals by prediction", XLabel = $"predicted {_target}", YLabel = "target - prediction", Rows = look.Rows },
                "Rows that no fit learned from. A fan that opens: the spread grows with the prediction. A bow: the model misses a curve.",
                look.Says)
            .Figure(
                new HistogramPlot(look.Residuals) { Title = "Distribution of the residuals", XLabel = "target - prediction" },
                "One long side: skewed noise, where mean and median differ. A few far out: outliers.",
                string.Create(CultureInfo.InvariantCulture, $"The median residual is {look.Median:G3}; {look.FarShare:0.#%} of the residuals lie far out."));
    }

    private void AddConfusion()
    {
        if (_look.Confusion is { } look)
            _report.Section("Which class is taken for which").Paragraph(look.Says).Table(DeeperTables.Of(look));
    }

    private void AddPulls()
    {
        if (_look.Pulls is not { } look)
            return;
        _report.Section("Which rows pull hardest").Paragraph(look.Says)
            .Figure(
                new BarPlot(look.Losses.Select(l => new Bar(l.Spec, Math.Round(100 * l.TopShare, 1))))
                {
                    Title = look.TopRows == 1 ? "Pull of the hardest row, % of all" : $"Pull of the {look.TopRows} hardest rows, % of all",
                    XLabel = "share of all pull, %",
                },
                "How far the loss of a row changes with the row's score is how hard it pulls at the model. A long bar: a few rows decide what the model is.",
                look.Says)
            .Table(DeeperTables.Of(look));
    }

    private void AddRicher()
    {
        if (_look.Richer is { } look)
            _report.Section("Would another model change the order?").Paragraph(look.Says).Table(DeeperTables.Of(look, _metric));
    }
}
