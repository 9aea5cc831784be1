using Lossworks.Advice.Comparing;

namespace Lossworks.Advice.Looking;

/// <summary>Trains on spoilt targets and judges on clean ones.</summary>
internal static class Contamination
{
    /// <summary>Where rows are few, what is spoilt is drawn several times.</summary>
    private const int MostDraws = 5, NumbersDrawn = 100_000;

    private static readonly double[] s_shares = [0, 0.05, 0.1, 0.2];

    internal static ContaminationLook Look(LookContext context, Retraining retraining)
    {
        FoldData data = retraining.Data;
        int losses = context.Top.Count, shares = s_shares.Length;
        int draws = Math.Clamp(NumbersDrawn / Math.Max(1, data.TrainTruth.Rows * data.Columns), 1, MostDraws);
        Spoiling spoiling = new(data.TrainTruth);
        FoldData[,] spoilt = new FoldData[shares, draws];
        for (int s = 1; s < shares; s++)
        {
            for (int d = 0; d < draws; d++)
                spoilt[s, d] = data.With(spoiling.Spoil(s_shares[s], context.Seed + (ulong)d));
        }

        double[,,] scores = new double[losses, shares, draws];
        context.Side.Run(losses * (shares - 1) * draws, job =>
        {
            (int loss, int s, int d) = (job % losses, 1 + (job / losses % (shares - 1)), job / losses / (shares - 1));
            scores[loss, s, d] = retraining.Score(retraining.On(spoilt[s, d], loss));
        });
        ContaminationCurve[] curves = [.. context.Top.Select((top, i) => new ContaminationCurve
        {
            Spec = top.Spec,
            Role = top.Role,
            Scores = [retraining.Score(retraining.Models[i]), .. Enumerable.Range(1, shares - 1).Select(s => Enumerable.Range(0, draws).Average(d => scores[i, s, d]))],
        })];
        return new() { Shares = s_shares, How = spoiling.Says, Draws = draws, Curves = curves, Says = Sentence(curves, context.Problem.Metric, data.ConstantScore(context.Problem.Metric)) };
    }

    private static string Sentence(ContaminationCurve[] curves, Metrics.Metric metric, double constant)
    {
        ContaminationCurve[] able = [.. curves.Where(c => c.Scores.All(double.IsFinite))];
        string level = Say.Percent(s_shares[^1]);
        if (able.Length == 0)
            return "None of the losses could be trained on spoilt targets.";
        ContaminationCurve? take = able.FirstOrDefault(c => c.Role.HasFlag(LossRole.Take));
        ContaminationCurve firm = able.MinBy(c => metric.Sign * c.Scores[^1])!;
        string start = $"With {level} of the targets spoilt, {firm.Spec} stands best: {metric.Name} goes from {Say.Number(firm.Scores[0])} to {Say.Number(firm.Scores[^1])}";
        if (metric.Sign * firm.Scores[^1] >= metric.Sign * constant)
            return $"With {level} of the targets spoilt, all that were looked at are worse than a constant answer: even {firm.Spec} goes from {Say.Number(firm.Scores[0])} to {Say.Number(firm.Scores[^1])} of {metric.Name}, where a constant has {Say.Number(constant)}. Look at the targets before you train.";
        if (able.Length == 1 || take is null)
            return start + ".";
        ContaminationCurve soft = able.MaxBy(c => metric.Sign * c.Scores[^1])!;
        if (firm == take)
            return $"{start}; {soft.Spec} suffers most, from {Say.Number(soft.Scores[0])} to {Say.Number(soft.Scores[^1])}. The firm one is the loss to take anyway.";
        double price = metric.Sign * (firm.Scores[0] - take.Scores[0]);
        string cost = price <= 0 ? $"On this fold that costs nothing where no target is wrong"
            : $"Where no target is wrong, that costs {Say.Number(price)} of {metric.Name}{(metric.HigherIsBetter ? "" : $", {Say.Percent(price / Math.Abs(take.Scores[0]))}")}";
        return $"{start}; {take.Spec}, the loss to take, goes from {Say.Number(take.Scores[0])} to {Say.Number(take.Scores[^1])}. {cost}.";
    }
}
