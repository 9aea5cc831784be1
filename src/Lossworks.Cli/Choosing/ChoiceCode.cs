using System.Globalization;
using System.Text;
using Lossworks.Advice;

namespace Lossworks.Cli.Choosing;

/// <summary>The lines of C# that train what was advised.</summary>
internal static class ChoiceCode
{
    internal static string Of(ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        ColumnRoles roles = outcome.Request.Roles;
        string learned = roles.Ahead > 0 ? Data.TimeShift.NameOf(outcome.Target, roles.Ahead) : outcome.Target;
        string[] aside = [.. new[] { roles.Weight, roles.Exposure, roles.Group, roles.Time }.OfType<string>().Concat(outcome.Request.Exclude).Distinct()];
        Loss loss = Loss.Parse(advice.Take, outcome.Request.Catalogue);
        StringBuilder code = new();
        code.AppendLine("using Lossworks;").AppendLine("using Lossworks.Advice;").AppendLine("using Lossworks.Data;").AppendLine("using Lossworks.Training;").AppendLine();
        code.AppendLine($"Table table = TableReader.Read(DataSource.Parse({Literal(outcome.Data)}));");
        if (roles.Ahead > 0)
            code.AppendLine($"table = TimeShift.Ahead(table, {Literal(outcome.Target)}, {Literal(roles.Time!)}, {roles.Ahead});");
        code.AppendLine($"Target target = Target.From(table, {Literal(learned)});");
        code.AppendLine($"Table features = target.Features{(aside.Length == 0 ? "" : $".Without({string.Join(", ", aside.Select(Literal))})")};");
        code.AppendLine("Encoder encoder = Encoder.Fit(features);");
        code.AppendLine("FeatureRows rows = encoder.Encode(features).ToFeatureRows();");
        AppendData(code, loss, advice, roles);
        code.AppendLine($"TrainingResult result = Trainer.Fit(Loss.Parse({Literal(advice.Take)}), data, new() {{ L2 = {advice.TakePenalty.ToString("R", CultureInfo.InvariantCulture)} }});");
        code.AppendLine("double[] predictions = result.Model.PredictMean(rows);");
        code.Append("Console.WriteLine($\"{result.Explanation}; the first prediction is {predictions[0]}\");");
        return code.ToString();
    }

    private static void AppendData(StringBuilder code, Loss loss, LossAdvice advice, ColumnRoles roles)
    {
        string weights = "";
        if (roles.Exposure is { } exposure)
        {
            code.AppendLine($"double[] exposure = target.Features[{Literal(exposure)}].Numbers.ToArray();");
            weights = roles.Weight is null ? ", exposure" : $", [.. target.Features[{Literal(roles.Weight)}].Numbers.ToArray().Zip(exposure, (w, e) => w * e)]";
        }
        else if (roles.Weight is { } weight)
        {
            weights = $", target.Features[{Literal(weight)}].Numbers.ToArray()";
        }

        bool isClass = advice.Task is LossTask.BinaryClassification or LossTask.MulticlassClassification;
        if (isClass && loss.Target.IsClass && (advice.Task == LossTask.MulticlassClassification || loss.Card.MinimumColumns > 1 || !loss.Card.TakesSingleNumbers))
        {
            code.AppendLine($"TrainingData data = TrainingData.OfClasses(rows, target.Codes.ToArray(), target.Classes.Count{weights});");
            return;
        }

        string targets = isClass && loss.Target.Only.Contains(-1) ? "[.. target.Codes.ToArray().Select(code => code == 1 ? 1.0 : -1)]"
            : roles.Exposure is not null ? "[.. target.Numbers.ToArray().Zip(exposure, (y, e) => y / e)]"
            : "target.Numbers.ToArray()";
        code.AppendLine($"TrainingData data = new(rows, {targets}{weights});");
    }

    private static string Literal(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
