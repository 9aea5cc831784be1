using Lossworks.Advice;

namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>Trains losses on one sample and judges them on fresh rows.</summary>
internal sealed class Trial(Split split, Judge judge, Want want)
{
    private static readonly double[] s_shares = [1e-4, 1e-3, 1e-2, 1e-1];

    private readonly Lazy<Split> _inner = new(() => split.Inner(0.25, seed: 1));

    /// <summary>The metric of a loss with a penalty of our own choice: the best of four on a quarter held out. Null where the loss cannot be judged so.</summary>
    internal double? Score(string spec) => Try(spec, loss => Score(split, loss, spec, PenaltyOf(loss, spec)));

    /// <summary>The metric of a loss with a given penalty.</summary>
    internal double? Score(string spec, double penalty) => Try(spec, loss => Score(split, loss, spec, penalty));

    private double PenaltyOf(Loss loss, string spec)
    {
        double unit = RidgeUnit.Of(loss, _inner.Value);
        return unit * s_shares.MinBy(share => Score(_inner.Value, loss, spec, share * unit) ?? double.PositiveInfinity);
    }

    private double? Score(Split rows, Loss loss, string spec, double penalty)
    {
        Forecast forecast = rows.Forecast(rows.Fit(loss, penalty), spec, want);
        return judge.NeedsProbabilities && !forecast.AreProbabilities ? null : judge.Of(forecast, rows.TestTruth);
    }

    /// <summary>A loss that does not take these targets cannot be trained; that is an answer as well.</summary>
    private static double? Try(string spec, Func<Loss, double?> score)
    {
        try
        {
            return score(Loss.Parse(spec)) is { } number && double.IsFinite(number) ? number : null;
        }
        catch (LossException)
        {
            return null;
        }
    }
}
