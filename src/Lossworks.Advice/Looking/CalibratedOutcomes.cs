namespace Lossworks.Advice.Looking;

/// <summary>Outcomes as they would be if the forecasts were right: what chance alone makes of a reliability curve (consistency resampling of Broecker and Smith 2007, doi:10.1175/WAF993.1).</summary>
internal abstract class CalibratedOutcomes
{
    private protected CalibratedOutcomes()
    {
    }

    /// <summary>Draws one outcome per row, in the order of the forecasts.</summary>
    internal abstract void Draw(Xoshiro256 random, Span<double> outcomes);

    /// <summary>Of probabilities: it happens as often as was said.</summary>
    internal sealed class OfProbabilities(ForecastOrder order) : CalibratedOutcomes
    {
        internal override void Draw(Xoshiro256 random, Span<double> outcomes)
        {
            for (int i = 0; i < outcomes.Length; i++)
                outcomes[i] = random.NextDouble() < order.Forecasts[i] ? 1 : 0;
        }
    }

    /// <summary>
    /// Of numbers: the forecast with the error of another row, as Gneiting and Resin (2023), doi:10.1214/23-EJS2180; but of a row with a similar forecast, because
    /// errors grow with the forecast as often as not, and rid of what is wrong with the forecast there.
    /// </summary>
    internal sealed class OfNumbers : CalibratedOutcomes
    {
        private const int MostParts = 20, RowsPerPart = 25;

        /// <summary>That of relative errors, and somewhat more.</summary>
        private const double MostPower = 1.5;

        private readonly ForecastOrder _order;
        private readonly double[] _errors, _sizes;
        private readonly int[] _ends;

        internal OfNumbers(ForecastOrder order, double[] outcomes, Recalibration recalibration)
        {
            _order = order;
            // A row that counts twice is as sure as two: its error is smaller by the square root.
            double average = order.TotalWeight / order.Count, power = PowerOf(order, outcomes);
            _sizes = [.. order.Weights.Select((w, i) => Math.Sqrt(average / w) * (power == 0 ? 1 : Math.Pow(order.Forecasts[i], power)))];
            _errors = new double[order.Count];
            for (int i = 0; i < _errors.Length; i++)
                _errors[i] = (outcomes[i] - order.Forecasts[i]) / _sizes[i];
            int parts = Math.Clamp(order.Count / RowsPerPart, 1, MostParts);
            _ends = [.. Enumerable.Range(1, parts).Select(p => (int)((long)p * order.Count / parts))];
            for (int p = 0; p < parts; p++)
                Center(_errors.AsSpan(StartOf(p), _ends[p] - StartOf(p)), recalibration);
        }

        internal override void Draw(Xoshiro256 random, Span<double> outcomes)
        {
            for (int p = 0; p < _ends.Length; p++)
            {
                int start = StartOf(p);
                for (int i = start; i < _ends[p]; i++)
                    outcomes[i] = _order.Forecasts[i] + (_sizes[i] * _errors[start + random.Below(_ends[p] - start)]);
            }
        }

        /// <summary>As which power of a positive forecast its errors grow, by the slope of their logarithms (Harvey 1976, doi:10.2307/1913974); 0 where nothing says so.</summary>
        private static double PowerOf(ForecastOrder order, double[] outcomes)
        {
            (double X, double Y)[] logs = order.Forecasts[0] > 0
                ? [.. order.Forecasts.Zip(outcomes).Where(p => p.First != p.Second).Select(p => (Math.Log(p.First), Math.Log(Math.Abs(p.Second - p.First))))]
                : [];
            if (logs.Length < RowsPerPart)
                return 0;
            double x = logs.Average(p => p.X), y = logs.Average(p => p.Y), spread = logs.Sum(p => (p.X - x) * (p.X - x));
            return spread > 0 ? Math.Clamp(logs.Sum(p => (p.X - x) * (p.Y - y)) / spread, 0, MostPower) : 0;
        }

        private int StartOf(int part) => part == 0 ? 0 : _ends[part - 1];

        private static void Center(Span<double> errors, Recalibration recalibration)
        {
            double[] ones = new double[errors.Length];
            Array.Fill(ones, 1);
            double middle = recalibration.Constant(errors.ToArray(), ones);
            foreach (ref double error in errors)
                error -= middle;
        }
    }
}
