using Lossworks.Advice.Comparing;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>Draws a Murphy diagram.</summary>
internal sealed class Murphy
{
    /// <summary>Curves that can be told apart in one picture.</summary>
    private const int MostCurves = 4;

    private const int Thresholds = 121;

    /// <summary>From so many standard errors a difference counts: three and not two, because so many thresholds are looked at.</summary>
    private const double Surprising = 3;

    /// <summary>A difference below this share of the largest score matters to nobody.</summary>
    private const double Negligible = 0.01;

    private readonly Asked _asked;
    private readonly Truth _truth;
    private readonly double[] _thresholds;
    private readonly double[][] _forecasts;

    private Murphy(Asked asked, Truth truth, double[][] forecasts)
    {
        (_asked, _truth, _forecasts) = (asked, truth, forecasts);
        _thresholds = truth.ClassCount > 0 ? Even(0, 1) : Even(forecasts[0].Concat(asked.Outcomes).Min(), forecasts[0].Concat(asked.Outcomes).Max());
    }

    internal static MurphyDiagram? Look(LookContext context)
    {
        TopLoss[] able = [.. context.Top.Where(t => t.Forecast.AreProbabilities && t.Forecast.Values.All(double.IsFinite)).Take(MostCurves)];
        if (Asked.Of(context.Problem, context.Truth) is not [var asked] || !able.Contains(context.Take))
            return null;
        Murphy murphy = new(asked, context.Truth, [.. able.Select(t => asked.Values(t.Forecast))]);
        return murphy.Draw(able, context.Side);
    }

    private MurphyDiagram Draw(TopLoss[] losses, SideBySide side)
    {
        double[][] scores = [.. losses.Select(_ => new double[_thresholds.Length])];
        double[][] errors = [.. losses.Select(_ => new double[_thresholds.Length])];
        side.Run(_thresholds.Length, t => At(t, scores, errors));
        double least = Negligible * scores.Max(s => s.Max());
        MurphyCurve[] curves = [.. losses.Select((loss, k) =>
        {
            double[] differences = [.. scores[k].Zip(scores[0], (other, take) => other - take)];
            return new MurphyCurve { Spec = loss.Spec, Role = loss.Role, Scores = scores[k], Differences = differences, Errors = errors[k], Comparison = Compare(differences, errors[k], least) };
        })];
        return new() { What = _asked.What, Thresholds = _thresholds, Curves = curves, Says = Sentence(curves) };
    }

    /// <summary>All losses at one threshold, row by row, so that the difference to the first has a paired standard error.</summary>
    private void At(int t, double[][] scores, double[][] errors)
    {
        int losses = _forecasts.Length;
        double[] sums = new double[losses], differences = new double[losses], squares = new double[losses], squaredWeights = new double[losses];
        double weights = 0, weightSquares = 0;
        for (int i = 0; i < _truth.Rows; i++)
        {
            double w = _truth.WeightOf(i), take = Score(0, i, t);
            (weights, weightSquares) = (weights + w, weightSquares + (w * w));
            for (int k = 0; k < losses; k++)
            {
                double score = k == 0 ? take : Score(k, i, t), difference = score - take;
                sums[k] += w * score;
                differences[k] += w * difference;
                squaredWeights[k] += w * w * difference;
                squares[k] += w * w * difference * difference;
            }
        }

        for (int k = 0; k < losses; k++)
        {
            double mean = differences[k] / weights;
            scores[k][t] = sums[k] / weights;
            errors[k][t] = Math.Sqrt(Math.Max(0, squares[k] - (2 * mean * squaredWeights[k]) + (mean * mean * weightSquares))) / weights;
        }
    }

    private double Score(int loss, int row, int t) => _asked.Level is { } level
        ? ElementaryScore.OfQuantile(_forecasts[loss][row], _asked.Outcomes[row], _thresholds[t], level)
        : ElementaryScore.OfMean(_forecasts[loss][row], _asked.Outcomes[row], _thresholds[t]);

    private static MurphyComparison Compare(double[] differences, double[] errors, double least)
    {
        bool Counts(int t, double sign) => sign * differences[t] > Math.Max(least, Surprising * errors[t]);
        int[] all = [.. Enumerable.Range(0, differences.Length)];
        return (all.Any(t => Counts(t, 1)), all.Any(t => Counts(t, -1))) switch
        {
            (true, true) => MurphyComparison.Crossing,
            (true, false) => MurphyComparison.Worse,
            (false, true) => MurphyComparison.Better,
            _ => MurphyComparison.Alike,
        };
    }

    private static string Sentence(MurphyCurve[] curves)
    {
        string take = curves[0].Spec;
        if (curves.Length == 1)
            return $"There is no other loss to hold against {take}.";
        List<string> says = [];
        Add(MurphyComparison.Crossing, others => $"Whether {take} or {others} is better hangs on the score: each is clearly ahead at some thresholds.");
        Add(MurphyComparison.Worse, others => $"By no score is {others} clearly better than {take}, and by some clearly worse.");
        Add(MurphyComparison.Better, others => $"By no score is {take} clearly better than {others}, and by some clearly worse.");
        Add(MurphyComparison.Alike, others => $"At no threshold is there more than chance between {take} and {others}.");
        return string.Join(" ", says);

        void Add(MurphyComparison kind, Func<string, string> say)
        {
            string[] others = [.. curves.Skip(1).Where(c => c.Comparison == kind).Select(c => c.Spec)];
            if (others.Length > 0)
                says.Add(say(others.Length == 1 ? others[0] : string.Join(" or ", others)));
        }
    }

    private static double[] Even(double low, double high) => [.. Enumerable.Range(0, Thresholds).Select(t => low + ((high - low) * t / (Thresholds - 1)))];
}
