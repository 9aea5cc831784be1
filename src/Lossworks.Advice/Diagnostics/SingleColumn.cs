using Lossworks.Data;

namespace Lossworks.Advice.Diagnostics;

/// <summary>
/// What one column alone knows of the target: rows in turn are predicted from the others with the same value, or between the nearest values to both sides, so that any
/// smooth relation counts. Over time the later half is predicted by a line from the earlier, and the last known value is the reference.
/// </summary>
internal sealed class SingleColumn
{
    private const int Parts = 5;
    private const int MostClasses = 50;

    private readonly FirstLook _look;
    private readonly double[] _values;
    private readonly bool _isOrdered;
    private readonly int _width;

    private SingleColumn(Column column, FirstLook look)
    {
        (_look, _isOrdered) = (look, column.HasNumbers);
        _width = Math.Max(1, look.Classes);
        _values = [.. look.Rows.Select(r => column.IsMissing(r) ? double.NaN : column.HasNumbers ? column.Numbers[r] : column.Codes[r])];
    }

    /// <summary>1 where it knows all, 0 where it knows no more than a constant.</summary>
    internal static double SkillOf(Column column, FirstLook look)
    {
        if (look.Classes > MostClasses)
            return 0;
        SingleColumn single = new(column, look);
        return look.Problem.Times.Length == 0 ? single.Between() : single.InTime();
    }

    private double Target(int place, int k) => _look.Classes == 0 ? _look.TargetAt(place) : _look.CodeAt(place) == k ? 1 : 0;

    private double Between()
    {
        int[] order = [.. Enumerable.Range(0, _values.Length).Where(i => !double.IsNaN(_values[i])).OrderBy(i => _values[i])];
        List<Tie> ties = [];
        foreach (int place in order)
        {
            if (ties.Count == 0 || ties[^1].Value != _values[place])
                ties.Add(new(_values[place], _width));
            ties[^1].Add(place, k => Target(place, k));
        }

        double[] means = [.. Enumerable.Range(0, _width).Select(k => Enumerable.Range(0, _values.Length).Average(i => Target(i, k)))];
        double off = 0, all = 0;
        for (int t = 0; t < ties.Count; t++)
        {
            foreach (int place in ties[t].Places)
            {
                for (int k = 0; k < _width; k++)
                    off += Square(Target(place, k) - (Predicted(ties, t, place, k) ?? means[k]));
            }
        }

        for (int i = 0; i < _values.Length; i++)
        {
            for (int k = 0; k < _width; k++)
            {
                all += Square(Target(i, k) - means[k]);
                off += double.IsNaN(_values[i]) ? Square(Target(i, k) - means[k]) : 0;
            }
        }

        return all > 0 ? 1 - (off / all) : 0;
    }

    private double? Predicted(List<Tie> ties, int at, int place, int k)
    {
        int part = place % Parts;
        if (ties[at].Mean(part, k) is { } same)
            return same;
        if (!_isOrdered)
            return null;
        int below = at - 1, above = at + 1;
        while (below >= 0 && ties[below].Mean(part, k) is null)
            below--;
        while (above < ties.Count && ties[above].Mean(part, k) is null)
            above++;
        double? low = below >= 0 ? ties[below].Mean(part, k) : null, high = above < ties.Count ? ties[above].Mean(part, k) : null;
        if (low is null || high is null)
            return low ?? high;
        double share = (ties[at].Value - ties[below].Value) / (ties[above].Value - ties[below].Value);
        return low + (share * (high - low));
    }

    private double InTime()
    {
        if (_look.Classes > 0 || !_isOrdered)
            return 0;
        int[] order = [.. Enumerable.Range(0, _values.Length).Where(i => !double.IsNaN(_values[i]) && !double.IsNaN(Last(i))).OrderBy(i => _look.Problem.Times[_look.Rows[i]])];
        int[] early = order[..(order.Length / 2)], late = order[(order.Length / 2)..];
        if (early.Length < 10)
            return 0;
        double x = early.Average(i => _values[i]), y = early.Average(i => Target(i, 0)), spread = early.Sum(i => Square(_values[i] - x));
        double slope = spread > 0 ? early.Sum(i => (_values[i] - x) * (Target(i, 0) - y)) / spread : 0;
        double reference = late.Sum(i => Square(Target(i, 0) - Last(i)));
        return reference > 0 ? 1 - (late.Sum(i => Square(Target(i, 0) - y - (slope * (_values[i] - x)))) / reference) : 0;
    }

    private double Last(int place) => _look.Problem.Truth.LastValues is { Length: > 0 } last ? last[_look.Rows[place]] : double.NaN;

    private static double Square(double x) => x * x;

    /// <summary>The rows of one value, with the sum of their targets in each part.</summary>
    private sealed class Tie(double value, int width)
    {
        private readonly double[] _sums = new double[Parts * width], _counts = new double[Parts];

        internal double Value { get; } = value;

        internal List<int> Places { get; } = [];

        internal void Add(int place, Func<int, double> target)
        {
            Places.Add(place);
            _counts[place % Parts]++;
            for (int k = 0; k < width; k++)
                _sums[(place % Parts * width) + k] += target(k);
        }

        /// <summary>The mean target of the rows that are not in a part; null where there are none.</summary>
        internal double? Mean(int without, int k)
        {
            double sum = 0, count = 0;
            for (int part = 0; part < Parts; part++)
            {
                if (part == without)
                    continue;
                sum += _sums[(part * width) + k];
                count += _counts[part];
            }

            return count > 0 ? sum / count : null;
        }
    }
}
