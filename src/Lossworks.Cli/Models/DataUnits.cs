using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>Coefficients in the units of the data: a standardized feature (x - center)/scale has weight w/scale, and the intercept takes the rest.</summary>
internal sealed record DataUnits(string Output, double Intercept, IReadOnlyList<KeyValuePair<string, double>> Coefficients)
{
    internal static IReadOnlyList<DataUnits> Of(SavedModel saved)
    {
        LinearModel model = saved.Model;
        List<DataUnits> outputs = [];
        for (int k = 0; k < model.OutputCount; k++)
        {
            double intercept = model.Intercepts[k];
            List<KeyValuePair<string, double>> coefficients = [];
            for (int j = 0; j < model.Columns; j++)
            {
                double weight = model.CoefficientsOf(k)[j] / saved.Encoder.Scale[j];
                intercept -= weight * saved.Encoder.Center[j];
                coefficients.Add(new(saved.Encoder.Features[j].ToString(), weight));
            }

            outputs.Add(new(Name(saved, k), intercept, coefficients));
        }

        return outputs;
    }

    private static string Name(SavedModel saved, int k) =>
        saved.Model.OutputCount == 1 ? saved.Target.Column
        : saved.Target.Classes.Count == saved.Model.OutputCount ? saved.Target.Classes[k]
        : saved.Model.Loss.Outputs.Length == saved.Model.OutputCount ? saved.Model.Loss.Outputs[k].Meaning
        : $"{saved.Model.Loss.OutputOf(k, saved.Model.OutputCount).Meaning} {k + 1}";
}
