using Lossworks.Benchmarks.Tuning.Functions;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>One study of one function: after how many evaluations the point recommended, the one that looked best, truly has which value.</summary>
/// <param name="Function">What was minimized.</param>
/// <param name="Contender">By whom.</param>
/// <param name="Seed">From 1.</param>
/// <param name="Values">The true value of the point recommended, after each evaluation.</param>
/// <param name="Seconds">Processor seconds of the sampler until then; meaningless where other runs went on at the same time.</param>
internal sealed record TunerRun(string Function, string Contender, int Seed, double[] Values, double[] Seconds)
{
    /// <summary>A whole run. A grid that is exhausted sooner keeps its last.</summary>
    internal static TunerRun Of(TestFunction function, TunerContender contender, int seed, OptunaPool pool, int evaluations)
    {
        double[] values = new double[evaluations], seconds = new double[evaluations];
        using IStepper stepper = contender.Begin(function, seed, pool);
        double seen = double.PositiveInfinity, best = double.PositiveInfinity;
        double? last = null;
        for (int i = 0; i < evaluations; i++)
        {
            if (stepper.Next(last) is { } tried)
            {
                double value = function.Value(tried), observed = function.Observe(value, seed, i);
                if (observed < seen)
                    (seen, best) = (observed, value);
                last = observed;
            }
            else
            {
                Array.Fill(values, best, i, evaluations - i);
                Array.Fill(seconds, stepper.Seconds, i, evaluations - i);
                break;
            }

            (values[i], seconds[i]) = (best, stepper.Seconds);
        }

        return new(function.Name, contender.Label, seed, values, seconds);
    }
}
