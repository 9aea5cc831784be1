using Lossworks.Cli.Models;
using Lossworks.Reports;
using Lossworks.Verification;

namespace Lossworks.Cli.Commands;

/// <summary>The page that <c>loss train</c> leaves behind.</summary>
internal static class TrainReport
{
    /// <summary>Nobody reads a list of every word.</summary>
    internal const int MostCoefficients = 500;

    internal static HtmlReport Of(TrainOutcome outcome)
    {
        HtmlReport report = new HtmlReport($"{outcome.Request.Target} by {outcome.Loss}")
            .Lead($"A linear model of {outcome.Request.Target}, trained on {outcome.Rows:N0} rows by {outcome.Loss}: "
                + $"mean loss {TrainOutcome.Text(outcome.Result.MeanLoss)} after {outcome.Result.Steps} steps.")
            .Paragraph(Capitalized(outcome.Result.Explanation) + ".")
            .Table(new ReportTable(
                "How good it is",
                ["metric", ReportColumn.Number("value")],
                outcome.Judgement.Metrics.Select(m => (IEnumerable<string>)[m.Key, TrainOutcome.Text(m.Value)])));
        AddDescent(report, outcome);
        AddFit(report, outcome);
        AddLoss(report, outcome);
        AddCoefficients(report, outcome);
        return report;
    }

    private static void AddDescent(HtmlReport report, TrainOutcome outcome)
    {
        var trace = outcome.Result.Trace;
        if (trace.Count < 2)
            return;
        double[] steps = [.. trace.Select(s => (double)s.Step)];
        report.Section("The descent")
            .Figure(
                new LinePlot([new("objective", steps, trace.Select(s => s.Loss))]) { Title = "Loss by step", XLabel = "step", YLabel = "objective" },
                "The objective, step by step.",
                $"A curve of the objective over {trace.Count} steps, from {TrainOutcome.Text(trace[0].Loss)} to {TrainOutcome.Text(trace[^1].Loss)}.")
            .Figure(
                new LinePlot([new("gradient norm", steps, trace.Select(s => s.GradientNorm))]) { Title = "Gradient norm by step", XLabel = "step", YLabel = "gradient norm", LogY = true },
                "The size of the gradient: it goes to 0 where the loss is least.",
                $"A curve of the gradient norm over {trace.Count} steps on a logarithmic axis.");
    }

    private static void AddFit(HtmlReport report, TrainOutcome outcome)
    {
        (double[] actual, double[] predicted) = (outcome.Judgement.Actual, outcome.Judgement.Predicted);
        if (actual.Length == 0)
            return;
        string rows = outcome.Request.Validation > 0 ? "rows held out" : "rows trained on";
        report.Section("Predicted against actual")
            .Figure(
                new ScatterPlot(actual, predicted) { Title = $"Predicted against actual, {rows}", XLabel = outcome.Request.Target, YLabel = "predicted" },
                $"Each point is one of the {rows}; on the line prediction and target agree.",
                $"A scatter plot of {actual.Length} predictions against targets.")
            .Figure(
                new HistogramPlot(actual.Zip(predicted, (a, p) => p - a)) { Title = "Residuals", XLabel = "prediction - target", YLabel = "rows", Name = "residuals" },
                "How far predictions are off.",
                "A histogram of the residuals.");
    }

    private static void AddLoss(HtmlReport report, TrainOutcome outcome)
    {
        if (outcome.Loss.Shape == LossShape.Batch)
            return;
        LossCurve curve = LossCurve.Of(outcome.Loss);
        report.Section("The loss")
            .Paragraph(outcome.Loss.Card.Summary)
            .Code(outcome.Loss.Card.Formula)
            .Figure(LossFigures.Curve(outcome.Loss.ToString(), curve), $"Value, gradient and Hessian over the {curve.Axis}.", $"Curves of {outcome.Loss}.");
    }

    private static void AddCoefficients(HtmlReport report, TrainOutcome outcome)
    {
        report.Section("Coefficients");
        foreach (DataUnits output in outcome.Units)
        {
            int all = output.Coefficients.Count;
            IEnumerable<KeyValuePair<string, double>> shown = all > MostCoefficients ? outcome.Largest(output, MostCoefficients) : output.Coefficients;
            string some = all > MostCoefficients ? $", the {MostCoefficients:N0} largest of {all:N0}" : "";
            report.Table(new ReportTable(
                (outcome.Units.Count > 1 ? $"{output.Output}, in the units of the data" : "In the units of the data") + some,
                ["feature", ReportColumn.Number("coefficient")],
                shown.Prepend(new("(intercept)", output.Intercept)).Select(c => (IEnumerable<string>)[c.Key, TrainOutcome.Text(c.Value)])));
        }
    }

    private static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.');
}
