using Lossworks.Advice.Comparing;
using Lossworks.Advice.Forecasting;
using Lossworks.Training;

namespace Lossworks.Advice.Looking;

/// <summary>Measures how hard each row of a training part pulls.</summary>
internal static class Pulls
{
    private const int RowsShown = 5;

    /// <summary>The step of a difference quotient; central, so that its error is of the order of its square.</summary>
    private const double Step = 1e-3;

    internal static PullLook? Look(LookContext context, Retraining retraining)
    {
        double[]?[] shares = new double[]?[context.Top.Count];
        context.Side.Run(shares.Length, i => shares[i] = retraining.Models[i] is { } model ? SharesOf(model, retraining.Data.TrainFor(model.Loss), retraining.Data.TrainRows) : null);
        if (shares[0] is not { } take)
            return null;
        int topRows = Math.Max(1, (take.Length + 50) / 100);
        LossPull[] losses = [.. context.Top.Zip(shares).Where(p => p.Second is not null).Select(p => new LossPull(p.First.Spec, p.First.Role, p.Second!.OrderDescending().Take(topRows).Sum()))];
        TopLoss? habit = context.Habit == context.Take ? null : context.Habit;
        double[]? usual = habit is null ? null : shares[context.Top.ToList().IndexOf(habit)];
        PullingRow[] rows = RowsOf(context, retraining, take, usual);
        return new() { Losses = losses, TopRows = topRows, Habit = usual is null ? null : habit!.Spec, Rows = rows, Says = Sentence(losses, topRows) };
    }

    /// <summary>The share of each row of all pull; null where no row pulls, or a gradient is not finite.</summary>
    internal static double[]? SharesOf(LinearModel model, TrainingData data, FeatureRows features)
    {
        int outputs = model.OutputCount;
        double[] predictions = model.Predict(features), gradient = new double[predictions.Length], pulls = new double[data.Rows];
        LossBatch<double> batch = data.HasClasses
            ? new(predictions, outputs, data.Classes, data.Weights)
            : new(predictions, outputs, data.Targets, data.TargetColumns, data.Weights);
        model.Loss.Evaluate(batch, new() { Gradient = gradient }, model.Loss.Shape == LossShape.Batch ? Reduction.Mean : Reduction.Sum, threads: 1);
        // What the model moves is the linear score, not the prediction that the loss sees: exp of it, for one.
        for (int k = 0; k < outputs; k++)
        {
            double[] up = Moved(model, features, k, Step), down = Moved(model, features, k, -Step);
            for (int row = 0; row < data.Rows; row++)
            {
                double slope = 0;
                for (int j = row * outputs; j < (row + 1) * outputs; j++)
                    slope += gradient[j] * (up[j] - down[j]) / (2 * Step);
                pulls[row] += Math.Abs(slope);
            }
        }

        double all = pulls.Sum();
        return all > 0 && double.IsFinite(all) ? [.. pulls.Select(p => p / all)] : null;
    }

    private static double[] Moved(LinearModel model, FeatureRows features, int output, double by)
    {
        double[] offset = new double[features.Rows * model.OutputCount];
        for (int row = 0; row < features.Rows; row++)
            offset[(row * model.OutputCount) + output] = by;
        return model.Predict(features, offset);
    }

    private static PullingRow[] RowsOf(LookContext context, Retraining retraining, double[] take, double[]? usual)
    {
        Forecast forecast = TargetForms.Predict(retraining.Models[0]!, retraining.Data.TrainRows, context.Problem);
        return [.. Enumerable.Range(0, take.Length)
            .OrderByDescending(i => Math.Max(take[i], usual?[i] ?? 0)).ThenBy(i => i).Take(RowsShown)
            .Select(i => new PullingRow(
                context.Problem.Features.LineOf(context.Fold.Train[i]),
                TargetOf(context.Problem, retraining.Data, i),
                PredictionOf(context.Problem, forecast, i),
                take[i],
                usual?[i]))];
    }

    private static string TargetOf(Problem problem, FoldData data, int row) =>
        problem.IsClass ? problem.Target.Classes[data.TrainTruth.Codes[row]] : Say.Number(data.TrainTruth.Numbers[row]);

    private static string PredictionOf(Problem problem, Forecast forecast, int row)
    {
        if (problem.IsClass)
        {
            int label = forecast.ClassOf(row);
            return problem.Target.Classes[label] + (forecast.AreProbabilities ? $" ({Say.Percent(forecast.ProbabilityOf(row, label))})" : "");
        }

        return forecast.Columns == 2 ? $"{Say.Number(forecast[row])} to {Say.Number(forecast.Upper(row))}" : Say.Number(forecast[row]);
    }

    private static string Sentence(LossPull[] losses, int topRows)
    {
        LossPull take = losses[0], most = losses.MaxBy(l => l.TopShare)!, least = losses.MinBy(l => l.TopShare)!;
        string rows = topRows == 1 ? "The row that pulls hardest has" : $"The {topRows} rows that pull hardest (1 %) have";
        string start = $"{rows} {Say.Percent(take.TopShare)} of all pull under {take.Spec}";
        if (losses.Length > 1 && most == take)
            return $"{start}, the most of the losses looked at; the least is {Say.Percent(least.TopShare)}, under {least.Spec}.";
        return losses.Length == 1 || most == least ? start + "." : $"{start}; of the losses looked at it is most under {most.Spec}, {Say.Percent(most.TopShare)}, and least under {least.Spec}, {Say.Percent(least.TopShare)}.";
    }
}
