using System.Text.Json;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Choosing;

/// <summary>A deeper look as JSON.</summary>
internal static class DeeperJson
{
    /// <summary>Writes it as one object; the name of the property is the caller's.</summary>
    internal static void Write(Utf8JsonWriter json, DeeperLook look)
    {
        json.WriteStartObject();
        json.Texts("says", look.Sentences);
        Part(json, "calibration", look.Calibration, Calibration);
        Part(json, "murphy", look.Murphy, Murphy);
        Part(json, "contamination", look.Contamination, Contamination);
        Part(json, "residuals", look.Residuals, Residuals);
        Part(json, "confusion", look.Confusion, Confusion);
        Part(json, "pulls", look.Pulls, Pulls);
        Part(json, "richer", look.Richer, Richer);
        json.WriteEndObject();
    }

    private static void Part<T>(Utf8JsonWriter json, string name, T? part, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        json.WritePropertyName(name);
        if (part is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        write(json, part);
        json.WriteEndObject();
    }

    private static void Calibration(Utf8JsonWriter json, CalibrationLook look)
    {
        json.WriteString("measure", look.Measure);
        json.Number("wantedCoverage", look.WantedCoverage);
        Objects(json, "losses", look.Losses, loss =>
        {
            Loss(json, loss.Spec, loss.Role);
            json.Number("score", loss.Score);
            json.Number("miscalibration", loss.Miscalibration);
            json.Number("discrimination", loss.Discrimination);
            json.Number("uncertainty", loss.Uncertainty);
            json.Number("coverage", loss.Coverage);
        });
        Objects(json, "curves", look.Curves, curve =>
        {
            json.WriteString("what", curve.What);
            json.Number("bandLevel", curve.BandLevel);
            json.Number("outsideShare", curve.OutsideShare);
            json.Number("pValue", curve.PValue);
            Numbers(json, "forecast", curve.Points.Select(p => p.Forecast));
            Numbers(json, "recalibrated", curve.Points.Select(p => p.Recalibrated));
            Numbers(json, "low", curve.Points.Select(p => p.Low));
            Numbers(json, "high", curve.Points.Select(p => p.High));
        });
    }

    private static void Murphy(Utf8JsonWriter json, MurphyDiagram murphy)
    {
        json.WriteString("what", murphy.What);
        Numbers(json, "thresholds", murphy.Thresholds);
        Objects(json, "curves", murphy.Curves, curve =>
        {
            Loss(json, curve.Spec, curve.Role);
            json.WriteString("comparison", curve.Comparison.ToString().ToLowerInvariant());
            Numbers(json, "scores", curve.Scores);
            Numbers(json, "differences", curve.Differences);
            Numbers(json, "errors", curve.Errors);
        });
    }

    private static void Contamination(Utf8JsonWriter json, ContaminationLook look)
    {
        json.WriteString("how", look.How);
        json.WriteNumber("draws", look.Draws);
        Numbers(json, "shares", look.Shares);
        Objects(json, "curves", look.Curves, curve =>
        {
            Loss(json, curve.Spec, curve.Role);
            Numbers(json, "scores", curve.Scores);
        });
    }

    private static void Residuals(Utf8JsonWriter json, ResidualLook look)
    {
        json.WriteNumber("rows", look.Rows);
        json.Number("median", look.Median);
        json.Number("farShare", look.FarShare);
        Numbers(json, "spreadByFifth", look.SpreadByFifth);
    }

    private static void Confusion(Utf8JsonWriter json, ConfusionLook look)
    {
        json.Texts("classes", look.Classes);
        json.WriteStartArray("counts");
        foreach (IReadOnlyList<double> row in look.Counts)
        {
            json.WriteStartArray();
            foreach (double count in row)
                json.WriteNumberValue(count);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Pulls(Utf8JsonWriter json, PullLook look)
    {
        json.WriteNumber("topRows", look.TopRows);
        json.WriteString("habit", look.Habit);
        Objects(json, "losses", look.Losses, loss =>
        {
            Loss(json, loss.Spec, loss.Role);
            json.Number("topShare", loss.TopShare);
        });
        Objects(json, "rows", look.Rows, row =>
        {
            json.WriteNumber("line", row.Line);
            json.WriteString("target", row.Target);
            json.WriteString("prediction", row.Prediction);
            json.Number("takeShare", row.TakeShare);
            json.Number("habitShare", row.HabitShare);
        });
    }

    private static void Richer(Utf8JsonWriter json, RicherLook look)
    {
        json.WriteNumber("squares", look.Squares);
        Objects(json, "losses", look.Losses, loss =>
        {
            Loss(json, loss.Spec, loss.Role);
            json.Number("linear", loss.Linear);
            json.Number("richer", loss.Richer);
        });
    }

    private static void Loss(Utf8JsonWriter json, string spec, LossRole role)
    {
        json.WriteString("loss", spec);
        json.Texts("roles", Enum.GetValues<LossRole>().Where(r => r != LossRole.None && role.HasFlag(r)).Select(r => r.ToString().ToLowerInvariant()));
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
        {
            if (double.IsFinite(number))
                json.WriteNumberValue(number);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }
}
